import { eq, sql } from "drizzle-orm";
import { twilioEvents } from "#drizzle/operations.ts";
import { rooms } from "#drizzle/schema.ts";
import { type RoomAccount, recordAttendance, type Stay } from "#lib/domain/rooms/attendance.ts";
import type { Database, Executor, Transaction } from "#lib/platform/db/client.ts";
import type { RoomCallback } from "#lib/services/video/room-callback.ts";

type RoomEvent = Pick<
  typeof twilioEvents.$inferSelect,
  "event" | "at" | "participantSid" | "identity" | "participantSeconds"
>;

/**
 * Stores one status callback and updates the room's record. Each callback counts once, and their order does not matter:
 * the record is a fold over all stored callbacks of the room.
 */
export async function recordRoomCallback(db: Database, callback: RoomCallback): Promise<void> {
  const { roomSid, roomName, ...event } = callback;
  // Another installation may share the Twilio account.
  if (!(await isOurs(db, roomName))) return;
  await db.transaction(async (tx) => {
    await lockEvents(tx, roomSid);
    const added = await tx
      .insert(twilioEvents)
      .values({ roomSid, ...event })
      .onConflictDoNothing()
      .returning({ roomSid: twilioEvents.roomSid });
    if (added.length > 0) await foldRoomEvents(tx, roomSid);
  });
}

/** Updates the record of the room with this sid from its stored callbacks. Does nothing while the sid is unknown. */
export async function foldRoomEvents(tx: Transaction, roomSid: string): Promise<void> {
  const [room] = await tx
    .update(rooms)
    .set({ heardAt: sql`clock_timestamp()` })
    .where(eq(rooms.sid, roomSid))
    .returning();
  if (!room) return;
  const events = await tx.select().from(twilioEvents).where(eq(twilioEvents.roomSid, roomSid));
  if (events.length > 0) await recordAttendance(tx, room, foldEvents(events), "callbacks");
}

/**
 * Locks the callbacks of one room until the transaction ends. Taken before the room's row, here and where the sid is written
 * (openAtTwilio), so that a callback that came before the sid is folded there.
 */
export async function lockEvents(tx: Transaction, roomSid: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${roomSid}, 0))`);
}

/** Pure, and the same for every order of the same events. */
export function foldEvents(events: readonly RoomEvent[]): RoomAccount {
  const bySid = new Map<string, RoomEvent[]>();
  for (const event of events) {
    if (!event.participantSid) continue;
    bySid.set(event.participantSid, [...(bySid.get(event.participantSid) ?? []), event]);
  }
  return {
    stays: [...bySid].flatMap(([sid, itsEvents]) => stayOf(sid, itsEvents)),
    endedAt: earliest(events.filter(({ event }) => event === "room-ended"))?.at,
  };
}

function stayOf(participantSid: string, events: RoomEvent[]): Stay[] {
  const connected = earliest(events.filter(({ event }) => event === "participant-connected"));
  const disconnected = earliest(events.filter(({ event }) => event === "participant-disconnected"));
  const first = connected ?? disconnected;
  if (!first?.identity) return [];
  const toldStart = disconnected && disconnected.at.getTime() - (disconnected.participantSeconds ?? 0) * 1000;
  const joinedAt = connected?.at ?? new Date(toldStart ?? first.at);
  // Two machines of Twilio, with two clocks, may have reported the two times.
  const leftAt = disconnected && new Date(Math.max(disconnected.at.getTime(), joinedAt.getTime()));
  return [{ participantSid, identity: first.identity, joinedAt, leftAt }];
}

function earliest(events: RoomEvent[]): RoomEvent | undefined {
  return events.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0];
}

async function isOurs(db: Executor, roomName: string): Promise<boolean> {
  const [room] = await db.select({ id: rooms.id }).from(rooms).where(eq(rooms.name, roomName));
  return room !== undefined;
}

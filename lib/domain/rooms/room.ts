import { and, eq, inArray, isNull, max, sql } from "drizzle-orm";
import { consultations, rooms } from "#drizzle/schema.ts";
import { foldRoomEvents, lockEvents } from "#lib/domain/rooms/room-events.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import { log } from "#lib/foundation/log.ts";
import {
  type Database,
  type Executor,
  type Transaction,
  violatedConstraint,
} from "#lib/platform/db/client.ts";
import { completeRoom, isRoomInProgress, openRoom } from "#lib/services/video/rooms.ts";
import { describeTwilioFailure } from "#lib/services/video/twilio-failure.ts";

export type Room = typeof rooms.$inferSelect;
export type LiveRoom = Room & { sid: string };

/** One step finds the room ended, one replaces it, and two are for races with other callers. */
const maxSteps = 4;

/**
 * Returns the live room of a consultation in progress, and opens the next room where Twilio has ended the last one. Safe to
 * repeat and to call concurrently: the database allows one live row, Twilio one room of a name.
 * @returns undefined when the consultation is not in progress
 * @throws the Twilio client's error when the room cannot be opened now; the room keeper keeps trying
 */
export async function ensureRoom(db: Database, consultationId: string): Promise<LiveRoom | undefined> {
  for (let step = 0; step < maxSteps; step++) {
    const room = (await currentRoom(db, consultationId)) ?? (await insertNextRoom(db, consultationId));
    if (!room) return undefined;
    if (room.status === "opening") {
      const opened = await openAtTwilio(db, room);
      if (opened) return opened;
    } else if (isLive(room)) {
      if (await standsAtTwilio(room)) return room;
      await markClosed(db, room);
    }
  }
  throw new Error("the room of a consultation did not settle");
}

/** Inserts the row of a consultation's next room: `panacare-consultation-{id}`, then `…-2` and so on. */
export async function insertNextRoom(db: Executor, consultationId: string): Promise<Room | undefined> {
  const [last] = await db
    .select({ ordinal: max(rooms.ordinal) })
    .from(rooms)
    .where(eq(rooms.consultationId, consultationId));
  const ordinal = (last?.ordinal ?? 0) + 1;
  try {
    const [room] = await db
      .insert(rooms)
      .values({ consultationId, ordinal, name: roomName(consultationId, ordinal) })
      // Another caller was faster. The next step finds its room.
      .onConflictDoNothing()
      .returning();
    return room ?? (await currentRoom(db, consultationId));
  } catch (error) {
    if (violatedConstraint(error) === "rooms_only_while_in_progress") return undefined;
    throw error;
  }
}

/**
 * Moves the visit to its next room, because Twilio cannot revoke the access token of somebody who lost access. The call is
 * interrupted for a moment; everybody who may stay enters the next room without a question. The caller holds the
 * consultation's lock and calls `closeRoomsNow` after the commit. A room that is still opening stays: nobody has a token to
 * it yet (issueTicket).
 */
export async function leaveRoomBehind(tx: Transaction, consultationId: string): Promise<void> {
  await tx
    .update(rooms)
    .set({ status: "closing", nextAttemptAt: sql`now()`, attempts: 0 })
    .where(and(eq(rooms.consultationId, consultationId), eq(rooms.status, "live")));
  await tx
    .update(consultations)
    .set({ doctorToken: null, patientToken: null })
    .where(and(eq(consultations.id, consultationId), eq(consultations.status, "in-progress")));
}

export function roomName(consultationId: string, ordinal: number): string {
  return `panacare-consultation-${consultationId}${ordinal === 1 ? "" : `-${ordinal}`}`;
}

/**
 * Opens the room at Twilio and records it as live.
 * @returns undefined when its consultation, or the room itself, ended meanwhile
 */
export async function openAtTwilio(db: Database, room: Room): Promise<LiveRoom | undefined> {
  await db.update(rooms).set({ lastOpenAttemptAt: sql`clock_timestamp()` }).where(eq(rooms.id, room.id));
  const sid = await openRoom(room.name);
  if (sid === undefined) return undefined;
  const live = await noteLive(db, room, sid);
  if (!live) await discardAtTwilio(sid);
  return live;
}

function noteLive(db: Database, room: Room, sid: string): Promise<LiveRoom | undefined> {
  return db.transaction(async (tx) => {
    // Lock the consultation before its room, in the same order as ending a consultation.
    const [consultation] = await tx
      .select({ captionsLanguage: consultations.captionsLanguage })
      .from(consultations)
      .where(eq(consultations.id, room.consultationId))
      .for("update");
    await lockEvents(tx, sid);
    const [live] = await tx
      .update(rooms)
      .set({
        status: "live",
        sid,
        openedAt: sql`clock_timestamp()`,
        attempts: 0,
        // The captions keeper starts captions, so that nobody waits for them. A due time that is set already stays: another
        // caller may have opened the room first, and captions may have ended since.
        captionsDueAt: consultation?.captionsLanguage
          ? sql`coalesce(${rooms.captionsDueAt}, clock_timestamp())`
          : rooms.captionsDueAt,
      })
      .where(and(eq(rooms.id, room.id), inArray(rooms.status, ["opening", "live"])))
      .returning();
    if (!live) {
      await tx
        .update(rooms)
        .set({ sid })
        .where(and(eq(rooms.id, room.id), isNull(rooms.sid)));
      return undefined;
    }
    await foldRoomEvents(tx, sid);
    await tx
      .update(consultations)
      .set({ twilioRoomName: room.name, twilioRoomSid: sid })
      .where(eq(consultations.id, room.consultationId));
    await recordOutcome(tx, {}, room.consultationId, { audit: [], event: "consultation" });
    return { ...live, sid };
  });
}

/**
 * Completes a room that was opened for a consultation that had ended meanwhile. If this fails too, Twilio ends the empty
 * room after five minutes; nobody gets a token to it.
 */
async function discardAtTwilio(sid: string): Promise<void> {
  try {
    await completeRoom(sid);
  } catch (error) {
    log.warn({ roomSid: sid, twilio: describeTwilioFailure(error), err: error }, "late room not ended");
  }
}

async function currentRoom(db: Executor, consultationId: string): Promise<Room | undefined> {
  const [room] = await db
    .select()
    .from(rooms)
    .where(and(eq(rooms.consultationId, consultationId), inArray(rooms.status, ["opening", "live"])));
  return room;
}

/** While Twilio does not answer, a live room counts as still live: issuing tokens does not need Twilio. */
async function standsAtTwilio(room: LiveRoom): Promise<boolean> {
  try {
    return await isRoomInProgress(room.sid);
  } catch (error) {
    log.warn(
      { roomSid: room.sid, twilio: describeTwilioFailure(error), err: error },
      "room could not be checked",
    );
    return true;
  }
}

async function markClosed(db: Executor, room: Room): Promise<void> {
  await db
    .update(rooms)
    .set({ status: "closed", closedAt: sql`clock_timestamp()` })
    .where(and(eq(rooms.id, room.id), eq(rooms.status, "live")));
}

function isLive(room: Room): room is LiveRoom {
  return room.status === "live" && room.sid !== null;
}

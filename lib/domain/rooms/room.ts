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

/** One to find the room ended, one to replace it, and two for races with others who do the same. */
const maxSteps = 4;

/**
 * The room in progress of a consultation in progress: the one it has, or the next one where Twilio has ended that.
 * Safe to repeat and to call at once from many places: the database lets one row be live, Twilio one room of a name.
 * @returns undefined when the consultation is not (or no longer) in progress
 * @throws what Twilio's client throws when the room cannot be opened now; the keeper of the rooms goes on trying
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

/** Makes the row of a consultation's next room: `panacare-consultation-{id}`, then `…-2` and so on. */
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
      // Another caller was faster: its room is found in the next step.
      .onConflictDoNothing()
      .returning();
    return room ?? (await currentRoom(db, consultationId));
  } catch (error) {
    if (violatedConstraint(error) === "rooms_only_while_in_progress") return undefined;
    throw error;
  }
}

/**
 * The visit goes on in its next room: whoever was put out may hold an access token to this one, and Twilio takes that for
 * hours. Everybody is out of the call for a moment, and who still may be in it comes into the next room by themselves.
 * For a caller who holds the consultation's lock, and calls `closeRoomsNow` after the commit. A room that is still opening
 * stays: no token to it was handed out (issueTicket).
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
 * Opens the room at Twilio and writes down that it is live.
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
    // Before its room's row, the order in which ending the consultation takes them.
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
        // Nobody waits for captions at the door: the keeper has them start. What is due already stays so: of two that open
        // the room at once the slower one finds it live, perhaps with an end of captions to tell.
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
 * Ends a room that was made for a consultation which had ended by then, perhaps after its row was closed. If this fails
 * too, Twilio ends it by itself when it has stood empty for its five minutes: nobody is let in any more.
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

/** While Twilio cannot be asked, a room that was live is taken to be live still: its tokens are made without Twilio. */
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

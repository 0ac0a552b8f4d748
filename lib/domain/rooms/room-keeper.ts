import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { rooms } from "#drizzle/schema.ts";
import { openAtTwilio, type Room } from "#lib/domain/rooms/room.ts";
import { log } from "#lib/foundation/log.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { completeRoom } from "#lib/services/video/rooms.ts";
import { lateEffectMs } from "#lib/services/video/twilio-client.ts";
import { describeTwilioFailure } from "#lib/services/video/twilio-failure.ts";

/**
 * Brings rooms to where their rows say they should be: `opening` ones to live, `closing` ones to closed. What is to be
 * done stands in the table, so a restart forgets nothing, and whatever is done twice has one effect.
 */

/** First retry after 2 s, doubling to at most 60 s: a long outage at Twilio is asked about once a minute per room. */
const firstRetrySeconds = 2;
const longestRetrySeconds = 60;

const batchSize = 20;

/** One round over what is due. @returns how many rooms are settled now */
export async function settleDueRooms(db: Database): Promise<number> {
  const due = await claimDueRooms(db);
  const outcomes = await Promise.all(due.map((room) => settle(db, room)));
  return outcomes.filter(Boolean).length;
}

/** Closes what a consultation that just ended, or moved to its next room, left open. @returns whether nothing is left */
export async function closeRoomsNow(db: Database, consultationId: string): Promise<boolean> {
  const closing = await db
    .select()
    .from(rooms)
    .where(and(eq(rooms.consultationId, consultationId), eq(rooms.status, "closing")));
  const outcomes = await Promise.all(closing.map((room) => settle(db, room)));
  return outcomes.every(Boolean);
}

/** Takes the due rooms and sets their next try in the same statement: two servers never work on one at the same time. */
async function claimDueRooms(db: Database): Promise<Room[]> {
  const due = db
    .select({ id: rooms.id })
    .from(rooms)
    .where(
      and(inArray(rooms.status, ["opening", "closing"]), lte(rooms.nextAttemptAt, sql`clock_timestamp()`)),
    )
    .orderBy(rooms.nextAttemptAt)
    .limit(batchSize)
    .for("update", { skipLocked: true });
  return db
    .update(rooms)
    .set({
      attempts: sql`${rooms.attempts} + 1`,
      nextAttemptAt: sql`clock_timestamp() + make_interval(secs =>
        least(${longestRetrySeconds}::float, ${firstRetrySeconds}::float * power(2, least(${rooms.attempts}, 10))))`,
    })
    .where(inArray(rooms.id, due))
    .returning();
}

async function settle(db: Database, room: Room): Promise<boolean> {
  try {
    if (room.status === "opening") return (await openAtTwilio(db, room)) !== undefined;
    return await close(db, room);
  } catch (error) {
    log.warn(
      {
        roomName: room.name,
        status: room.status,
        attempts: room.attempts,
        twilio: describeTwilioFailure(error),
        err: error,
      },
      "room not settled yet",
    );
    return false;
  }
}

async function close(db: Database, room: Room): Promise<boolean> {
  const wasThere = await completeRoom(room.sid ?? room.name);
  const mayStillAppear =
    !wasThere &&
    room.sid === null &&
    room.lastOpenAttemptAt !== null &&
    Date.now() - room.lastOpenAttemptAt.getTime() < lateEffectMs;
  if (mayStillAppear) return false;
  await db
    .update(rooms)
    .set({ status: "closed", closedAt: sql`clock_timestamp()` })
    .where(and(eq(rooms.id, room.id), eq(rooms.status, "closing")));
  return true;
}

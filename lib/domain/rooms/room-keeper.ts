import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { rooms } from "#drizzle/schema.ts";
import { openAtTwilio, type Room } from "#lib/domain/rooms/room.ts";
import { log } from "#lib/foundation/log.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { completeRoom } from "#lib/services/video/rooms.ts";
import { lateEffectMs } from "#lib/services/video/twilio-client.ts";
import { describeTwilioFailure } from "#lib/services/video/twilio-failure.ts";

/**
 * Makes Twilio's rooms match their rows: opens `opening` rooms, completes `closing` rooms. The table holds what is due, so a
 * restart forgets nothing, and doing something twice has one effect.
 */

/** First retry after 2 s, then doubling up to 60 s: during a long outage each room asks Twilio once a minute. */
const firstRetrySeconds = 2;
const longestRetrySeconds = 60;

const batchSize = 20;

/** Runs one round over the due rooms. @returns how many are settled */
export async function settleDueRooms(db: Database): Promise<number> {
  const due = await claimDueRooms(db);
  const outcomes = await Promise.all(due.map((room) => settle(db, room)));
  return outcomes.filter(Boolean).length;
}

/** Completes the rooms that a consultation left behind when it ended or moved on. @returns whether all are closed */
export async function closeRoomsNow(db: Database, consultationId: string): Promise<boolean> {
  const closing = await db
    .select()
    .from(rooms)
    .where(and(eq(rooms.consultationId, consultationId), eq(rooms.status, "closing")));
  const outcomes = await Promise.all(closing.map((room) => settle(db, room)));
  return outcomes.every(Boolean);
}

/** Claims the due rooms and sets their next attempt in one statement, so that two servers never work on the same room. */
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

import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { attendance, rooms } from "#drizzle/schema.ts";
import { recordAttendance } from "#lib/domain/rooms/attendance.ts";
import { log } from "#lib/foundation/log.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { readRoomParticipants } from "#lib/services/video/room-participants.ts";
import { describeTwilioFailure } from "#lib/services/video/twilio-failure.ts";

/**
 * Twilio does not promise callbacks, so we ask about a room after this long without one. Each question costs three reads of
 * an account's 80 per second (twilio.com/docs/video/programmable-video-limits).
 */
const quietMinutes = 2;

const batchSize = 20;

/** Ended rooms are not asked about after this long, even when their record has gaps. */
const longestDoubtHours = 24;

/** Asks Twilio about quiet rooms and records the answers. @returns the ids of the rooms asked about */
export async function reconcileQuietRooms(db: Database): Promise<string[]> {
  const quiet = await claimQuietRooms(db);
  await Promise.all(quiet.map((room) => reconcile(db, room)));
  return quiet.map(({ id }) => id);
}

/**
 * Claims rooms believed live, and rooms that closed lately with something missing: a participant's leaving, or any word
 * since. Each half reads an index of its own (`rooms_live`, `rooms_by_close`), so that the cost does not grow with the table.
 */
async function claimQuietRooms(db: Database) {
  const lastWord = sql`coalesce(${rooms.heardAt}, ${rooms.openedAt}, ${rooms.createdAt})`;
  const quiet = db
    .select({ id: rooms.id })
    .from(rooms)
    .where(
      and(
        sql`${rooms.id} in (
          select id from ${rooms} where ${rooms.status} = 'live'
          union all
          select id from ${rooms} where ${rooms.status} = 'closed'
            and ${rooms.closedAt} > now() - make_interval(hours => ${longestDoubtHours})
            and (${lastWord} < ${rooms.closedAt} or exists (
              select from ${attendance} where ${attendance.roomId} = ${rooms.id} and ${attendance.leftAt} is null)))`,
        sql`${rooms.sid} is not null`,
        sql`${lastWord} < now() - make_interval(mins => ${quietMinutes})`,
      ),
    )
    .orderBy(asc(lastWord))
    .limit(batchSize)
    .for("update", { skipLocked: true });
  return db
    .update(rooms)
    .set({ heardAt: sql`clock_timestamp()` })
    .where(inArray(rooms.id, quiet))
    .returning();
}

async function reconcile(db: Database, room: typeof rooms.$inferSelect): Promise<void> {
  if (room.sid === null) return;
  try {
    const account = await readRoomParticipants(room.sid);
    await db.transaction(async (tx) => {
      await tx.select().from(rooms).where(eq(rooms.id, room.id)).for("update");
      await recordAttendance(tx, room, account, "list");
    });
  } catch (error) {
    log.warn(
      { roomSid: room.sid, twilio: describeTwilioFailure(error), err: error },
      "quiet room could not be asked about",
    );
  }
}

import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { attendance, rooms } from "#drizzle/schema.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import type { Transaction } from "#lib/platform/db/client.ts";

/** One participant's time in a room, as far as it is known. */
export interface Stay {
  participantSid: string;
  identity: string;
  joinedAt: Date;
  leftAt: Date | undefined;
}

/** An account of one room, from its callbacks or from Twilio's list of participants. */
export interface RoomAccount {
  stays: Stay[];
  endedAt: Date | undefined;
}

/**
 * Records who was in the room, and that it has ended. Safe to repeat in any order: a later account that does not know the
 * end of a stay does not erase it.
 * @param source callbacks carry milliseconds and win; the list carries seconds and fills gaps
 */
export async function recordAttendance(
  tx: Transaction,
  room: { id: string; consultationId: string },
  { stays, endedAt }: RoomAccount,
  source: "callbacks" | "list",
): Promise<void> {
  const joinedAt = source === "callbacks" ? sql`excluded.joined_at` : sql`${attendance.joinedAt}`;
  const leftAt =
    source === "callbacks"
      ? sql`coalesce(excluded.left_at, ${attendance.leftAt})`
      : sql`coalesce(${attendance.leftAt}, excluded.left_at)`;
  for (const stay of stays) {
    await tx
      .insert(attendance)
      .values({ roomId: room.id, ...stay, leftAt: stay.leftAt ?? null })
      .onConflictDoUpdate({
        target: attendance.participantSid,
        set: {
          joinedAt,
          leftAt: sql`greatest(${leftAt}, case when ${leftAt} is not null then ${joinedAt} end)`,
        },
      });
  }
  if (!endedAt) return;
  const end = sql`${endedAt.toISOString()}::timestamptz`;
  await tx
    .update(attendance)
    .set({ leftAt: sql`greatest(${end}, ${attendance.joinedAt})` })
    .where(and(eq(attendance.roomId, room.id), isNull(attendance.leftAt)));
  const closed = await tx
    .update(rooms)
    .set({ status: "closed", closedAt: end })
    .where(and(eq(rooms.id, room.id), inArray(rooms.status, ["live", "closing"])))
    .returning();
  if (closed.length > 0) {
    await recordOutcome(tx, {}, room.consultationId, { audit: [], event: "consultation" });
  }
}

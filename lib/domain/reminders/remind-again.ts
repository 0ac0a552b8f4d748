import { and, eq, sql } from "drizzle-orm";
import { reminders } from "#drizzle/operations.ts";
import type { Executor } from "#lib/platform/db/client.ts";

/**
 * For a visit that is moved back to a start of which its patient was told before: where a later mail told of another start,
 * this one becomes due once more, as a new mail, for its id is in the Message-ID. Safe to repeat.
 */
export async function remindAgain(db: Executor, consultationId: string, startsAt: Date): Promise<void> {
  await db
    .update(reminders)
    .set({ id: sql`gen_random_uuid()`, sentAt: null, attempts: 0, nextAttemptAt: sql`now()` })
    .where(
      and(
        eq(reminders.consultationId, consultationId),
        eq(reminders.startsAt, startsAt),
        sql`${reminders.sentAt} < (select max(later.sent_at) from reminders later
          where later.consultation_id = ${consultationId})`,
      ),
    );
}

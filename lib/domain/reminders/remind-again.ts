import { and, eq, sql } from "drizzle-orm";
import { reminders } from "#drizzle/operations.ts";
import type { Executor } from "#lib/platform/db/client.ts";

/**
 * Makes a reminder due again when a visit moves back to a start that the patient was told of before a later mail told of
 * another. The new mail has a new Message-ID. Safe to repeat.
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

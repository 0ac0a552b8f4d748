import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { consultations, waiting } from "#drizzle/schema.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

const batchSize = 100;

/**
 * `scheduled` → `missed` for visits whose link has closed, as long after their planned end as the link stays open: till
 * then doctor and patient may still come late. Not while the patient waits.
 * @returns how many
 */
export async function missOverdueVisits(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    const overdue = tx
      .select({ id: consultations.id })
      .from(consultations)
      .where(
        and(
          eq(consultations.status, "scheduled"),
          sql`${consultations.scheduledEnd} < now() - make_interval(hours => ${timeline.linkClosesAfterEndHours})`,
          sql`not exists (select from ${waiting} where ${waiting.consultationId} = ${consultations.id}
            and ${waiting.leaseUntil} > now())`,
        ),
      )
      .orderBy(asc(consultations.scheduledEnd))
      .limit(batchSize)
      .for("update", { skipLocked: true });
    const missed = await tx
      .update(consultations)
      .set({ status: "missed" })
      .where(inArray(consultations.id, overdue))
      .returning();
    for (const { id } of missed) {
      const audit = [{ action: "consultation.mark_missed", details: { by: "schedule" } }] as const;
      await recordOutcome(tx, {}, id, { audit, event: "consultation" });
    }
    return missed.length;
  });
}

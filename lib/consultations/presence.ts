import { eq, lt, sql } from "drizzle-orm";
import { waiting } from "#drizzle/schema.ts";
import { requireMay } from "#lib/consultations/policy.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { getForActor, readConsultation } from "#lib/consultations/store.ts";
import type { Context } from "#lib/context.ts";
import type { Database } from "#lib/db/client.ts";
import { publishChange } from "#lib/events/publish.ts";

/**
 * How long one sign of life counts. The waiting page sends one every 5 s, so two may get lost; with the sweep below the
 * dashboard is true within 15 s after a tab died or a network went away without a word.
 */
export const waitingLeaseSeconds = 12;

/**
 * The patient is in the waiting room: renews the lease while the visit is still to come or going on, and answers with
 * the consultation as it stands. Safe to repeat; meant to be.
 */
export async function renewWaiting(ctx: Context, id: string): Promise<Consultation> {
  const consultation = await getForActor(ctx.db, ctx.actor, id);
  requireMay(ctx.actor, "wait", consultation);
  if (consultation.status === "scheduled" || consultation.status === "in-progress") {
    await ctx.db.transaction(async (tx) => {
      const [lease] = await tx
        .insert(waiting)
        .values({ consultationId: id, leaseUntil: leaseEnd })
        .onConflictDoUpdate({
          target: waiting.consultationId,
          set: {
            leaseUntil: leaseEnd,
            since: sql`case when ${waiting.leaseUntil} < now() then now() else ${waiting.since} end`,
          },
        })
        .returning({ isArrival: sql<boolean>`${waiting.since} = now()` });
      if (lease?.isArrival) await publishChange(tx, id);
    });
  }
  return readConsultation(ctx.db, ctx.actor, id);
}

const leaseEnd = sql`now() + make_interval(secs => ${waitingLeaseSeconds})`;

/** The patient leaves the waiting room. Safe to repeat. */
export async function stopWaiting(ctx: Context, id: string): Promise<void> {
  requireMay(ctx.actor, "wait", await getForActor(ctx.db, ctx.actor, id));
  await ctx.db.transaction(async (tx) => {
    const left = await tx.delete(waiting).where(eq(waiting.consultationId, id)).returning();
    if (left.length > 0) await publishChange(tx, id);
  });
}

/** Removes those of whom nothing was heard for the length of a lease, and tells the dashboards. */
export async function sweepWaiting(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx.delete(waiting).where(lt(waiting.leaseUntil, sql`now()`)).returning();
    for (const { consultationId } of gone) await publishChange(tx, consultationId);
  });
}

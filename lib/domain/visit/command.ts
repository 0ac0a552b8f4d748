import { and, eq } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { type Outcome, recordOutcome } from "#lib/domain/visit/outcome.ts";
import { type Action, requireMay } from "#lib/domain/visit/policy.ts";
import { visibleTo } from "#lib/domain/visit/store.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Executor, Transaction } from "#lib/platform/db/client.ts";

/** The columns that commands decide by. */
const decidingColumns = {
  id: consultations.id,
  status: consultations.status,
  clinicId: consultations.clinicId,
  doctorId: consultations.doctorId,
  patientId: consultations.patientId,
  scheduledStart: consultations.scheduledStart,
  scheduledEnd: consultations.scheduledEnd,
  closedAt: consultations.closedAt,
  turnedAwayAt: consultations.turnedAwayAt,
  captionsLanguage: consultations.captionsLanguage,
  doctorToken: consultations.doctorToken,
  patientToken: consultations.patientToken,
};

export type Visit = Pick<typeof consultations.$inferSelect, keyof typeof decidingColumns>;

export interface VisitCommand<Result> {
  /** Checked once, with the visit locked. */
  action: Action;
  work: (tx: Transaction, visit: Visit) => Promise<Outcome & { result: Result }>;
}

/**
 * Runs one command on a visit, in one transaction: locks the visit, checks the policy, does the work, and writes the audit
 * entries and the event. Commands on the same visit take turns. A caller does what belongs after the commit (Twilio, the
 * answer) once this returns.
 * @throws not_found  no such visit, or the actor may not know of it: both look the same
 * @throws forbidden, wrong_state  the policy refuses
 */
export function runVisitCommand<Result>(
  ctx: Context,
  consultationId: string,
  { action, work }: VisitCommand<Result>,
): Promise<Result> {
  return ctx.db.transaction(async (tx) => {
    const [visit] = await selectVisit(tx, ctx, consultationId).for("update");
    requireVisible(visit);
    requireMay(ctx.actor, action, visit);
    const { result, ...outcome } = await work(tx, visit);
    await recordOutcome(tx, ctx, consultationId, outcome);
    return result;
  });
}

/**
 * Checks the policy without a lock: for reads, and before a wait for Twilio.
 * @throws not_found, forbidden, wrong_state  as `runVisitCommand`
 */
export async function authorize(ctx: Context, action: Action, consultationId: string): Promise<Visit> {
  const [visit] = await selectVisit(ctx.db, ctx, consultationId);
  requireVisible(visit);
  requireMay(ctx.actor, action, visit);
  return visit;
}

function selectVisit(db: Executor, { actor }: Context, consultationId: string) {
  return db
    .select(decidingColumns)
    .from(consultations)
    .where(and(eq(consultations.id, consultationId), visibleTo(actor)))
    .$dynamic();
}

function requireVisible(visit: Visit | undefined): asserts visit is Visit {
  if (!visit) throw new DomainError("not_found", "Consultation not found");
}

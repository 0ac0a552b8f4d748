import { eq } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { requireMay } from "#lib/domain/visit/policy.ts";
import { getForActor, lockConsultation, readConsultation } from "#lib/domain/visit/store.ts";
import { publishLine } from "#lib/domain/waiting/waiting-line.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** Calls the visit off: `scheduled` → `cancelled`. Its link dies with it. */
export function cancelConsultation(ctx: Context, id: string): Promise<Consultation> {
  return close(ctx, id, { action: "cancel", status: "cancelled", auditAs: "consultation.cancel" });
}

/**
 * Writes down that the visit did not take place: `scheduled` → `missed`. Its link dies with it.
 * @throws wrong_state  also while its start is still to come (`visit-still-to-come`)
 */
export function markMissed(ctx: Context, id: string): Promise<Consultation> {
  return close(ctx, id, { action: "markMissed", status: "missed", auditAs: "consultation.mark_missed" });
}

interface Closing {
  action: "cancel" | "markMissed";
  status: "cancelled" | "missed";
  auditAs: string;
}

/** Of several at once one closes it; the others get wrong_state. */
async function close(ctx: Context, id: string, { action, status, auditAs }: Closing): Promise<Consultation> {
  requireMay(ctx.actor, action, await getForActor(ctx.db, ctx.actor, id));
  return ctx.db.transaction(async (tx) => {
    // Looked at once more with the row held: another may close or move it meanwhile.
    const before = await lockConsultation(tx, id);
    requireMay(ctx.actor, action, before);
    if (action === "markMissed") requireStartPassed(before.scheduledStart);
    await tx.update(consultations).set({ status }).where(eq(consultations.id, id));
    await recordAudit(tx, ctx, auditAs, id);
    await publishChange(tx, id);
    await publishLine(tx, before);
    return readConsultation(tx, ctx.actor, id);
  });
}

function requireStartPassed(scheduledStart: Date): void {
  if (scheduledStart.getTime() <= Date.now()) return;
  throw new DomainError("wrong_state", "Cannot mark a consultation as missed before its start", {
    type: "visit-still-to-come",
  });
}

import { and, eq } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import { recordAudit } from "#lib/audit/audit.ts";
import { publishLine } from "#lib/consultations/line.ts";
import { requireMay, wrongState } from "#lib/consultations/policy.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { type ConsultationRow, getForActor, readConsultation } from "#lib/consultations/store.ts";
import type { Context } from "#lib/context.ts";
import { DomainError } from "#lib/errors.ts";
import { publishChange } from "#lib/events/publish.ts";

/** Calls the visit off: `scheduled` → `cancelled`. Its link dies with it. */
export async function cancelConsultation(ctx: Context, id: string): Promise<Consultation> {
  await requireAction(ctx, id, "cancel");
  return close(ctx, id, { action: "cancel", status: "cancelled", auditAs: "consultation.cancel" });
}

/**
 * Writes down that the visit did not take place: `scheduled` → `missed`. Its link dies with it.
 * @throws wrong_state  also while its start is still to come (`visit-still-to-come`)
 */
export async function markMissed(ctx: Context, id: string): Promise<Consultation> {
  const { scheduledStart } = await requireAction(ctx, id, "markMissed");
  if (scheduledStart.getTime() > Date.now()) {
    throw new DomainError("wrong_state", "Cannot mark a consultation as missed before its start", {
      type: "visit-still-to-come",
    });
  }
  return close(ctx, id, { action: "markMissed", status: "missed", auditAs: "consultation.mark_missed" });
}

async function requireAction(
  ctx: Context,
  id: string,
  action: "cancel" | "markMissed",
): Promise<ConsultationRow> {
  const consultation = await getForActor(ctx.db, ctx.actor, id);
  requireMay(ctx.actor, action, consultation);
  return consultation;
}

interface Closing {
  action: "cancel" | "markMissed";
  status: "cancelled" | "missed";
  auditAs: string;
}

/** Of several at once one closes it; the others get wrong_state. */
function close(ctx: Context, id: string, { action, status, auditAs }: Closing): Promise<Consultation> {
  return ctx.db.transaction(async (tx) => {
    const [closed] = await tx
      .update(consultations)
      .set({ status })
      .where(and(eq(consultations.id, id), eq(consultations.status, "scheduled")))
      .returning();
    if (!closed) throw wrongState(action, (await getForActor(tx, ctx.actor, id)).status);
    await recordAudit(tx, ctx, auditAs, id);
    await publishChange(tx, id);
    await publishLine(tx, closed);
    return readConsultation(tx, ctx.actor, id);
  });
}

import { eq } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { runVisitCommand } from "#lib/domain/visit/command.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** Cancels the visit: `scheduled` → `cancelled`. Its join link stops working. */
export function cancelConsultation(ctx: Context, id: string): Promise<Consultation> {
  return close(ctx, id, { action: "cancel", status: "cancelled", auditAs: "consultation.cancel" });
}

/**
 * Records that the visit did not take place: `scheduled` → `missed`. Its join link stops working.
 * @throws wrong_state  also before its scheduled start (`visit-still-to-come`)
 */
export function markMissed(ctx: Context, id: string): Promise<Consultation> {
  return close(ctx, id, { action: "markMissed", status: "missed", auditAs: "consultation.mark_missed" });
}

type Closing =
  | { action: "cancel"; status: "cancelled"; auditAs: "consultation.cancel" }
  | { action: "markMissed"; status: "missed"; auditAs: "consultation.mark_missed" };

function close(ctx: Context, id: string, { action, status, auditAs }: Closing): Promise<Consultation> {
  return runVisitCommand(ctx, id, {
    action,
    work: async (tx, visit) => {
      if (action === "markMissed") requireStartPassed(visit.scheduledStart);
      await tx.update(consultations).set({ status }).where(eq(consultations.id, id));
      const result = await readConsultation(tx, ctx.actor, id);
      return { audit: [{ action: auditAs }], event: "line", result };
    },
  });
}

function requireStartPassed(scheduledStart: Date): void {
  if (scheduledStart.getTime() <= Date.now()) return;
  throw new DomainError("wrong_state", "Cannot mark a consultation as missed before its start", {
    type: "visit-still-to-come",
  });
}

import { eq, sql } from "drizzle-orm";
import { consultations, waiting } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { runVisitCommand } from "#lib/domain/visit/command.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/**
 * Turns the waiting patient away for now. The patient loses the place, and the page says so until they ask again. The visit
 * stays scheduled. Safe to repeat. A patient who has just left reads it when they return.
 * @throws wrong_state  the visit has started or is over
 */
export function turnAway(ctx: Context, id: string): Promise<Consultation> {
  return runVisitCommand(ctx, id, {
    action: "turnAway",
    work: async (tx) => {
      await tx
        .update(consultations)
        .set({ turnedAwayAt: sql`clock_timestamp()` })
        .where(eq(consultations.id, id));
      await tx.delete(waiting).where(eq(waiting.consultationId, id));
      const result = await readConsultation(tx, ctx.actor, id);
      return { audit: [{ action: "consultation.turn_away" }], event: "line", result };
    },
  });
}

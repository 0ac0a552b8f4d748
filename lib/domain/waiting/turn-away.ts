import { and, eq, sql } from "drizzle-orm";
import { consultations, waiting } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { requireMay, wrongState } from "#lib/domain/visit/policy.ts";
import { getForActor, readConsultation } from "#lib/domain/visit/store.ts";
import { publishLine } from "#lib/domain/waiting/waiting-line.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/**
 * The doctor does not let the waiting patient in now: their place ends, and their page says so until they ask again. The
 * visit stays scheduled. Safe to repeat; a patient who has just left by themselves finds it when they come back.
 * @throws wrong_state  the visit has begun or is over
 */
export async function turnAway(ctx: Context, id: string): Promise<Consultation> {
  requireMay(ctx.actor, "turnAway", await getForActor(ctx.db, ctx.actor, id));
  return ctx.db.transaction(async (tx) => {
    const [turned] = await tx
      .update(consultations)
      .set({ turnedAwayAt: sql`clock_timestamp()` })
      .where(and(eq(consultations.id, id), eq(consultations.status, "scheduled")))
      .returning();
    if (!turned) throw wrongState("turnAway", (await getForActor(tx, ctx.actor, id)).status);
    await tx.delete(waiting).where(eq(waiting.consultationId, id));
    await recordAudit(tx, ctx, "consultation.turn_away", id);
    await publishChange(tx, id);
    await publishLine(tx, turned);
    return readConsultation(tx, ctx.actor, id);
  });
}

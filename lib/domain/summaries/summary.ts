import { eq } from "drizzle-orm";
import { visitSummaries } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { authorize, runVisitCommand } from "#lib/domain/visit/command.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import type { Summary, WriteSummary } from "#lib/wire/summary.ts";

const none: Summary = { text: null, is_shared: false, updated_at: null };

/** Returns the visit's summary to its doctor, and to its patient once it is shared. The audit log records that the patient read it. */
export async function readSummary(ctx: Context, consultationId: string): Promise<Summary> {
  await authorize(ctx, "readSummary", consultationId);
  const [row] = await ctx.db
    .select()
    .from(visitSummaries)
    .where(eq(visitSummaries.consultationId, consultationId));
  const isPatient = ctx.actor.role === "patient";
  if (!row || (isPatient && !row.isShared)) return none;
  if (isPatient) {
    await recordOutcome(ctx.db, ctx, consultationId, { audit: [{ action: "summary.read" }], event: "none" });
  }
  return toSummary(row);
}

/** Replaces the summary, and shares it with the patient or withdraws it. Safe to repeat. */
export function writeSummary(
  ctx: Context,
  consultationId: string,
  { text, is_shared: isShared }: WriteSummary,
): Promise<Summary> {
  return runVisitCommand(ctx, consultationId, {
    action: "writeSummary",
    work: async (tx) => {
      const values = { text, isShared, updatedBy: ctx.actor.userId, updatedAt: new Date() };
      const [row] = await tx
        .insert(visitSummaries)
        .values({ consultationId, ...values })
        .onConflictDoUpdate({ target: visitSummaries.consultationId, set: values })
        .returning();
      return {
        audit: [{ action: "summary.write", details: { isShared } }],
        event: "consultation",
        result: row ? toSummary(row) : none,
      };
    },
  });
}

function toSummary({ text, isShared, updatedAt }: typeof visitSummaries.$inferSelect): Summary {
  return { text, is_shared: isShared, updated_at: updatedAt.toISOString() };
}

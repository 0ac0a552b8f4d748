import { eq } from "drizzle-orm";
import { visitSummaries } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { requireMay } from "#lib/domain/visit/policy.ts";
import { getForActor } from "#lib/domain/visit/store.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import type { Summary, WriteSummary } from "#lib/wire/summary.ts";

const none: Summary = { text: null, is_shared: false, updated_at: null };

/** The visit's summary: for its doctor, and for its patient once it is shared, whose reading is written down. */
export async function readSummary(ctx: Context, consultationId: string): Promise<Summary> {
  requireMay(ctx.actor, "readSummary", await getForActor(ctx.db, ctx.actor, consultationId));
  const [row] = await ctx.db
    .select()
    .from(visitSummaries)
    .where(eq(visitSummaries.consultationId, consultationId));
  const isPatient = ctx.actor.role === "patient";
  if (!row || (isPatient && !row.isShared)) return none;
  if (isPatient) await recordAudit(ctx.db, ctx, "summary.read", consultationId);
  return toSummary(row);
}

/** Writes the summary, in place of an earlier one, and shares it or takes it back. Safe to repeat. */
export async function writeSummary(
  ctx: Context,
  consultationId: string,
  { text, is_shared: isShared }: WriteSummary,
): Promise<Summary> {
  requireMay(ctx.actor, "writeSummary", await getForActor(ctx.db, ctx.actor, consultationId));
  return ctx.db.transaction(async (tx) => {
    const values = { text, isShared, updatedBy: ctx.actor.userId, updatedAt: new Date() };
    const [row] = await tx
      .insert(visitSummaries)
      .values({ consultationId, ...values })
      .onConflictDoUpdate({ target: visitSummaries.consultationId, set: values })
      .returning();
    await recordAudit(tx, ctx, "summary.write", consultationId, { isShared });
    await publishChange(tx, consultationId);
    return row ? toSummary(row) : none;
  });
}

function toSummary({ text, isShared, updatedAt }: typeof visitSummaries.$inferSelect): Summary {
  return { text, is_shared: isShared, updated_at: updatedAt.toISOString() };
}

import { and, asc, eq, type SQL } from "drizzle-orm";
import { users } from "#drizzle/schema.ts";
import { visitFeedback } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { requireInGrace } from "#lib/domain/visit/grace.ts";
import { requireMay } from "#lib/domain/visit/policy.ts";
import { getForActor } from "#lib/domain/visit/store.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import { Feedback, type FeedbackList, type GiveFeedback } from "#lib/wire/feedback.ts";

/**
 * How it was for the actor, once per visit: given again, it takes the place of what they said before. Safe to repeat.
 * @throws wrong_state  the visit has not begun, or ended longer ago than half an hour
 */
export async function giveFeedback(
  ctx: Context,
  consultationId: string,
  feedback: GiveFeedback,
): Promise<Feedback> {
  const consultation = await getForActor(ctx.db, ctx.actor, consultationId);
  requireMay(ctx.actor, "giveFeedback", consultation);
  requireInGrace(consultation);
  const { userId } = ctx.actor;
  return ctx.db.transaction(async (tx) => {
    const values = { ...feedback, comment: feedback.comment || null, updatedAt: new Date() };
    await tx
      .insert(visitFeedback)
      .values({ consultationId, userId, ...values })
      .onConflictDoUpdate({ target: [visitFeedback.consultationId, visitFeedback.userId], set: values });
    await recordAudit(tx, ctx, "feedback.give", consultationId);
    const [given] = await selectFeedback(
      tx,
      and(eq(visitFeedback.consultationId, consultationId), eq(visitFeedback.userId, userId)),
    );
    return Feedback.parse(given);
  });
}

/** All of it for the clinic's staff, their own for a participant. */
export async function listFeedback(ctx: Context, consultationId: string): Promise<FeedbackList> {
  const { actor } = ctx;
  requireMay(actor, "readFeedback", await getForActor(ctx.db, actor, consultationId));
  const isStaff = actor.role === "doctor" || actor.role === "admin";
  const rows = await selectFeedback(
    ctx.db,
    and(
      eq(visitFeedback.consultationId, consultationId),
      isStaff ? undefined : eq(visitFeedback.userId, actor.userId),
    ),
  );
  return { results: rows.map((row) => Feedback.parse(row)) };
}

async function selectFeedback(db: Executor, where: SQL | undefined) {
  const rows = await db
    .select({ feedback: visitFeedback, role: users.role })
    .from(visitFeedback)
    .innerJoin(users, eq(users.id, visitFeedback.userId))
    .where(where)
    .orderBy(asc(visitFeedback.updatedAt));
  return rows.map(({ feedback: { sound, picture, reasons, comment, updatedAt }, role }) => ({
    role,
    sound,
    picture,
    reasons,
    comment,
    updated_at: updatedAt.toISOString(),
  }));
}

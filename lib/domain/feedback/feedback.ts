import { and, asc, eq, type SQL } from "drizzle-orm";
import { users } from "#drizzle/schema.ts";
import { visitFeedback } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { requireStillOpenAfterEnd } from "#lib/domain/visit/after-visit.ts";
import { authorize, runVisitCommand } from "#lib/domain/visit/command.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import { Feedback, type FeedbackList, type GiveFeedback } from "#lib/wire/feedback.ts";

/**
 * Keeps the actor's feedback, one per visit: a later one replaces it. Safe to repeat.
 * @throws wrong_state  the visit has not started, or ended too long ago (`requireStillOpenAfterEnd`)
 */
export function giveFeedback(
  ctx: Context,
  consultationId: string,
  feedback: GiveFeedback,
): Promise<Feedback> {
  const { userId } = ctx.actor;
  return runVisitCommand(ctx, consultationId, {
    action: "giveFeedback",
    work: async (tx, visit) => {
      requireStillOpenAfterEnd(visit);
      const values = { ...feedback, comment: feedback.comment || null, updatedAt: new Date() };
      await tx
        .insert(visitFeedback)
        .values({ consultationId, userId, ...values })
        .onConflictDoUpdate({ target: [visitFeedback.consultationId, visitFeedback.userId], set: values });
      const [given] = await selectFeedback(
        tx,
        and(eq(visitFeedback.consultationId, consultationId), eq(visitFeedback.userId, userId)),
      );
      return { audit: [{ action: "feedback.give" }], event: "none", result: Feedback.parse(given) };
    },
  });
}

/** Returns all feedback to the clinic's staff, and to a participant their own. */
export async function listFeedback(ctx: Context, consultationId: string): Promise<FeedbackList> {
  const { actor } = ctx;
  await authorize(ctx, "readFeedback", consultationId);
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

import { and, desc, eq, gt, lt, or, sql } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { visibleTo } from "#lib/domain/visit/store.ts";

/** Early enough for a patient who tries everything in peace, and for a doctor who is ahead of their plan. */
const opensBeforeStart = sql`interval '1 hour'`;
/** A visit that was not started on time may still be, as long as its link works (lib/domain/join-links/issue.ts). */
const closesAfterEnd = sql`interval '4 hours'`;

/**
 * The visit that the actor takes part in now, or soon: one under way, or one that may start within the hour. An
 * administrator takes part in none.
 */
export async function currentVisitOf({
  actor,
  db,
}: Pick<Context, "actor" | "db">): Promise<{ id: string } | undefined> {
  if (actor.role === "admin") return undefined;
  const isLive = eq(consultations.status, "in-progress");
  const isNear = and(
    eq(consultations.status, "scheduled"),
    lt(consultations.scheduledStart, sql`now() + ${opensBeforeStart}`),
    gt(consultations.scheduledEnd, sql`now() - ${closesAfterEnd}`),
  );
  const [visit] = await db
    .select({ id: consultations.id })
    .from(consultations)
    .where(and(visibleTo(actor), or(isLive, isNear)))
    .orderBy(desc(isLive), consultations.scheduledStart)
    .limit(1);
  return visit;
}

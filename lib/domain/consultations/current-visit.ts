import { and, desc, eq, gt, lt, or, sql } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { visibleTo } from "#lib/domain/visit/store.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

const earliest = sql`make_interval(hours => ${timeline.relaysBeforeStartHours})`;
/** A visit that was not started on time can still start while its link works. */
const latest = sql`make_interval(hours => ${timeline.linkClosesAfterEndHours})`;

/**
 * Finds the visit that the actor takes part in now or soon: one in progress, or one that is near its planned time.
 * Administrators take part in none.
 */
export async function currentVisitOf({
  actor,
  db,
}: Pick<Context, "actor" | "db">): Promise<{ id: string } | undefined> {
  if (actor.role === "admin") return undefined;
  const isLive = eq(consultations.status, "in-progress");
  const isNear = and(
    eq(consultations.status, "scheduled"),
    lt(consultations.scheduledStart, sql`now() + ${earliest}`),
    gt(consultations.scheduledEnd, sql`now() - ${latest}`),
  );
  const [visit] = await db
    .select({ id: consultations.id })
    .from(consultations)
    .where(and(visibleTo(actor), or(isLive, isNear)))
    .orderBy(desc(isLive), consultations.scheduledStart)
    .limit(1);
  return visit;
}

import { and, eq, isNull, sql } from "drizzle-orm";
import { users } from "#drizzle/schema.ts";
import { closeAllSessions } from "#lib/domain/sessions/session-store.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { disableUser } from "#lib/services/firebase/firebase.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

const batchSize = 50;

/** Users who never came have nothing at Firebase, so many are done at once. */
const unusedBatchSize = 1000;

/**
 * Ends the access of patients and guests to visits that are over. Their Firebase users are disabled, because refresh tokens
 * last for ever, and their sessions are closed, because Firebase accepts a cookie until it expires.
 * @throws when some could not be disabled; they stay due
 */
export async function retireVisitUsers(
  db: Database,
  seconds = timeline.afterVisitMinutes * 60,
): Promise<void> {
  while ((await retireUnused(db, seconds)) === unusedBatchSize);
  for (;;) {
    const due = await dueUsers(db, seconds);
    const outcomes = await Promise.allSettled(due.map((user) => retire(db, user)));
    const failures = outcomes.filter((outcome) => outcome.status === "rejected");
    if (failures.length > 0) {
      const reasons = failures.map(({ reason }) => reason);
      throw new AggregateError(reasons, `${failures.length} users could not be disabled`);
    }
    if (due.length < batchSize) return;
  }
}

interface DueUser {
  id: string;
  firebaseUid: string;
  consultationId: string;
}

/**
 * Selects the users of visits that are over, who are not retired yet. The shape of the query keeps PostgreSQL from reading
 * whole tables. `materialized` makes it read `users_to_retire`: for a short page it would scan all users instead. `offset 0`
 * makes it look up each user's visit by key: for 1,000 open users it would join by a scan of all visits instead.
 */
function overdue(seconds: number, hasCome: boolean) {
  const isDue = sql`c.has_come = ${hasCome} and c.status in ('completed', 'cancelled', 'missed')
    and coalesce(c.closed_at, '-infinity') < now() - make_interval(secs => ${seconds})`;
  return sql`
    with unretired as materialized (
      select id, firebase_uid, role from users where retired_at is null and role in ('patient', 'guest'))
    select u.id, u.firebase_uid as "firebaseUid", c.id as "consultationId"
      from unretired u cross join lateral (
        select v.id, v.status, v.closed_at, coalesce((
          select true from join_links l where l.consultation_id = v.id and l.last_used_at is not null limit 1
        ), false) as has_come
        from consultations v where v.patient_id = u.id offset 0) c
      where u.role = 'patient' and ${isDue}
    union all
    select u.id, u.firebase_uid, c.id
      from unretired u cross join lateral (
        select v.id, v.status, v.closed_at, g.arrived_at is not null as has_come
        from guests g join consultations v on v.id = g.consultation_id where g.id = u.id offset 0) c
      where u.role = 'guest' and ${isDue}`;
}

async function dueUsers(db: Database, seconds: number): Promise<DueUser[]> {
  const found = await db.execute<{ [Key in keyof DueUser]: string }>(
    sql`${overdue(seconds, true)} limit ${batchSize}`,
  );
  return [...found];
}

/** @returns how many users were marked */
async function retireUnused(db: Database, seconds: number): Promise<number> {
  // An array, not a join: for a join PostgreSQL may read all users.
  const { count } = await db.execute(sql`
    update users set retired_at = now()
    where id = any(array(select id from (${overdue(seconds, false)} limit ${unusedBatchSize}) as unused))`);
  return count;
}

async function retire(db: Database, { id, firebaseUid, consultationId }: DueUser): Promise<void> {
  await disableUser(firebaseUid);
  await db.transaction(async (tx) => {
    const retired = await tx
      .update(users)
      .set({ retiredAt: sql`now()` })
      .where(and(eq(users.id, id), isNull(users.retiredAt)))
      .returning({ id: users.id });
    if (retired.length === 0) return;
    await closeAllSessions(tx, id);
    const audit = [{ action: "visit_user.retire", details: { userId: id } }] as const;
    await recordOutcome(tx, {}, consultationId, { audit, event: "none" });
  });
}

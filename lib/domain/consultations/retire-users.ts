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
 * The users of visits that are over, who are not retired yet. `users_to_retire` keeps the cost to the visits that are open:
 * every closed visit leaves it.
 */
function overdue(seconds: number, hasCome: boolean) {
  const isOver = sql`c.status in ('completed', 'cancelled', 'missed')
    and coalesce(c.closed_at, '-infinity') < now() - make_interval(secs => ${seconds})`;
  const usedLink = sql`exists (select from join_links l where l.consultation_id = c.id and l.last_used_at is not null)`;
  return sql`
    select u.id, u.firebase_uid as "firebaseUid", c.id as "consultationId"
      from users u join consultations c on c.patient_id = u.id
      where u.retired_at is null and u.role = 'patient' and ${isOver} and ${hasCome ? usedLink : sql`not ${usedLink}`}
    union all
    select u.id, u.firebase_uid, c.id
      from users u join guests g on g.id = u.id join consultations c on c.id = g.consultation_id
      where u.retired_at is null and u.role = 'guest' and ${isOver}
        and g.arrived_at is ${hasCome ? sql`not null` : sql`null`}`;
}

async function dueUsers(db: Database, seconds: number): Promise<DueUser[]> {
  const found = await db.execute<{ [Key in keyof DueUser]: string }>(
    sql`${overdue(seconds, true)} limit ${batchSize}`,
  );
  return [...found];
}

/** @returns how many users were marked */
async function retireUnused(db: Database, seconds: number): Promise<number> {
  const { count } = await db.execute(sql`
    update users set retired_at = now()
    where id in (select id from (${overdue(seconds, false)} limit ${unusedBatchSize}) as unused)`);
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

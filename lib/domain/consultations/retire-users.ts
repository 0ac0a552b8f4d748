import { and, eq, isNull, sql } from "drizzle-orm";
import { consultations, guests, joinLinks, users } from "#drizzle/schema.ts";
import { closeAllSessions } from "#lib/domain/sessions/session-store.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { disableUser } from "#lib/services/firebase/firebase.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

const batchSize = 50;

/**
 * Shows patients and guests out of visits that are over: their Firebase users are disabled, whose refresh tokens would go
 * on for ever (and a custom token can be exchanged for an hour after it was made), and what we hold of them is closed,
 * because a cookie or a token of before stays good to Firebase until it expires.
 * @throws when some could not be disabled; they stay due
 */
export async function retireVisitUsers(
  db: Database,
  seconds = timeline.afterVisitMinutes * 60,
): Promise<void> {
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

type DueUser = Awaited<ReturnType<typeof dueUsers>>[number];

function dueUsers(db: Database, seconds: number) {
  return db
    .select({
      id: users.id,
      firebaseUid: users.firebaseUid,
      consultationId: consultations.id,
    })
    .from(users)
    .leftJoin(guests, eq(guests.id, users.id))
    .innerJoin(
      consultations,
      sql`${consultations.patientId} = ${users.id} or ${consultations.id} = ${guests.consultationId}`,
    )
    .where(
      and(
        isNull(users.retiredAt),
        // Who never came by their link has no user at Firebase, and no token that could make one.
        sql`(${guests.arrivedAt} is not null or exists (select from ${joinLinks}
          where ${joinLinks.consultationId} = ${consultations.id} and ${joinLinks.lastUsedAt} is not null))`,
        sql`${users.role} in ('patient', 'guest')`,
        sql`${consultations.status} in ('completed', 'cancelled', 'missed')`,
        sql`coalesce(${consultations.closedAt}, '-infinity') < now() - make_interval(secs => ${seconds})`,
      ),
    )
    .limit(batchSize);
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

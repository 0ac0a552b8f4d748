import { and, eq, isNull, sql } from "drizzle-orm";
import { consultations, guests, joinLinks, users } from "#drizzle/schema.ts";
import { recordAudit } from "#lib/audit/audit.ts";
import { disableUser } from "#lib/auth/firebase.ts";
import type { Database } from "#lib/db/client.ts";

/** The page that says that the visit is over still reads it as this user. */
const defaultGraceSeconds = 120;

const batchSize = 50;

/**
 * Disables the Firebase users of visits that are over, patients and guests: their refresh tokens would go on for ever,
 * and a custom token can be exchanged for an hour after it was made.
 * @throws when one could not be disabled; it stays due
 */
export async function retireVisitUsers(db: Database, graceSeconds = defaultGraceSeconds): Promise<void> {
  const due = await db
    .select({
      id: users.id,
      firebaseUid: users.firebaseUid,
      consultationId: consultations.id,
      mayHaveToken: sql<boolean>`${users.role} = 'guest' or exists (select from ${joinLinks}
        where ${joinLinks.consultationId} = ${consultations.id} and ${joinLinks.lastUsedAt} is not null)`,
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
        sql`${users.role} in ('patient', 'guest')`,
        sql`${consultations.status} in ('completed', 'cancelled', 'missed')`,
        sql`coalesce(${consultations.endTime}, '-infinity') < now() - make_interval(secs => ${graceSeconds})`,
      ),
    )
    .limit(batchSize);
  const outcomes = await Promise.allSettled(
    due.map(async ({ id, firebaseUid, consultationId, mayHaveToken }) => {
      await disableUser(firebaseUid, { evenIfUnknown: mayHaveToken });
      await db.transaction(async (tx) => {
        const retired = await tx
          .update(users)
          .set({ retiredAt: sql`now()` })
          .where(and(eq(users.id, id), isNull(users.retiredAt)))
          .returning({ id: users.id });
        if (retired.length > 0)
          await recordAudit(tx, {}, "visit_user.retire", consultationId, { userId: id });
      });
    }),
  );
  const failures = outcomes.filter((outcome) => outcome.status === "rejected");
  if (failures.length > 0)
    throw new AggregateError(
      failures.map(({ reason }) => reason),
      `${failures.length} users could not be disabled`,
    );
}

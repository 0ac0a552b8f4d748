import { lt, sql } from "drizzle-orm";
import { doctorPresence } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { publishToWaitingPatients } from "#lib/platform/events/publish.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

/**
 * How long one sign of life of a doctor's page counts. A page gives one for every heartbeat of its event stream (15 s,
 * lib/platform/events/event-stream.ts): a lease that the server renewed by itself would go on for the quarter of an hour in which
 * TCP still tries to reach a computer that was closed, and timers of the page are slowed down in a hidden tab. With the
 * sweep below, those who wait know within 30 s.
 */
const leaseEnd = sql`now() + make_interval(secs => ${timeline.doctorLeaseSeconds})`;

/** A page of the doctor is open. Safe to repeat; meant to be. @throws forbidden  to all others */
export async function renewDoctorPresence({ db, actor }: Context): Promise<void> {
  if (actor.role !== "doctor") throw new DomainError("forbidden", "Only for doctors do patients wait");
  await db.transaction(async (tx) => {
    const [lease] = await tx
      .insert(doctorPresence)
      .values({ doctorId: actor.userId, leaseUntil: leaseEnd })
      .onConflictDoUpdate({
        target: doctorPresence.doctorId,
        set: {
          leaseUntil: leaseEnd,
          since: sql`case when ${doctorPresence.leaseUntil} < now() then now() else ${doctorPresence.since} end`,
        },
      })
      .returning({ isArrival: sql<boolean>`${doctorPresence.since} = now()` });
    if (lease?.isArrival) await publishToWaitingPatients(tx, actor.userId);
  });
}

/** Removes doctors of whom nothing was heard for the length of a lease, and tells those who wait for them. */
export async function sweepDoctorPresence(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx.delete(doctorPresence).where(lt(doctorPresence.leaseUntil, sql`now()`)).returning();
    for (const doctor of gone) await publishToWaitingPatients(tx, doctor.doctorId);
  });
}

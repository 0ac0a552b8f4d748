import { lt, sql } from "drizzle-orm";
import { doctorPresence } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { publishToWaitingPatients } from "#lib/platform/events/publish.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

/**
 * The page renews the lease at every heartbeat of its event stream (15 s, lib/platform/events/event-stream.ts). A lease that
 * the server renewed would last for the quarter of an hour in which TCP tries to reach a closed computer, and a hidden tab
 * slows its own timers. With the sweep below, waiting patients read the truth within 30 s.
 */
const leaseEnd = sql`now() + make_interval(secs => ${timeline.doctorLeaseSeconds})`;

/** Renews the presence of a doctor whose page is open. Safe to repeat. @throws forbidden  to everyone else */
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

/** Removes expired presences, and tells the patients who wait for these doctors. */
export async function sweepDoctorPresence(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx.delete(doctorPresence).where(lt(doctorPresence.leaseUntil, sql`now()`)).returning();
    for (const doctor of gone) await publishToWaitingPatients(tx, doctor.doctorId);
  });
}

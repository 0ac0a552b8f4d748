import { sweepGuests } from "#lib/domain/guests/presence.ts";
import { sweepDoctorPresence } from "#lib/domain/waiting/doctor-presence.ts";
import { sweepWaiting } from "#lib/domain/waiting/presence.ts";
import type { Database } from "#lib/platform/db/client.ts";
import type { JobRunner } from "#lib/server/jobs/run-jobs.ts";
import { repeat } from "#lib/server/repeat.ts";

/** The pause between two rounds over due rooms, captions and expired presences. */
const pauseMs = 2000;

/** The pause between two rounds of the job queue. The first round comes this long after the start. */
const jobsPauseMs = 5000;

/**
 * Runs the due work in a loop. Modules for Twilio, Firebase and mail load in the first round, so that a server that has just
 * started answers sooner.
 * @returns stops the loop, and resolves when the work under way has ended
 */
export function startHousekeeping(db: Database, databaseUrl: string): () => Promise<void> {
  let jobRunner: JobRunner | undefined;
  const tasks = [
    repeat("jobs", jobsPauseMs, async () => {
      const { createJobRunner } = await import("#lib/server/jobs/run-jobs.ts");
      jobRunner ??= createJobRunner(db, databaseUrl);
      await jobRunner.runDue();
    }),
    repeat("settle rooms", pauseMs, async () => {
      const { settleDueRooms } = await import("#lib/domain/rooms/room-keeper.ts");
      await settleDueRooms(db);
    }),
    repeat("settle captions", pauseMs, async () => {
      const { settleDueCaptions } = await import("#lib/domain/rooms/captions-keeper.ts");
      await settleDueCaptions(db);
    }),
    repeat("sweep waiting", pauseMs, () => sweepWaiting(db)),
    repeat("sweep doctors' presence", pauseMs, () => sweepDoctorPresence(db)),
    repeat("sweep guests", pauseMs, () => sweepGuests(db)),
  ];
  return async () => {
    await Promise.all(tasks.map((stopTask) => stopTask()));
    await jobRunner?.stop();
  };
}

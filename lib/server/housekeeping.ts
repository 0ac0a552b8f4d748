import { sweepGuests } from "#lib/domain/guests/presence.ts";
import { sweepDoctorPresence } from "#lib/domain/waiting/doctor-presence.ts";
import { sweepWaiting } from "#lib/domain/waiting/presence.ts";
import type { Database } from "#lib/platform/db/client.ts";
import type { JobRunner } from "#lib/server/jobs/run-jobs.ts";
import { repeat } from "#lib/server/repeat.ts";

/** Between two looks at what is due: rooms to open or close, captions to begin or end, and people of whom nothing was heard. */
const pauseMs = 2000;

/** Between two looks into the job queue. Nobody waits for a job; the first look is this long after the start. */
const jobsPauseMs = 5000;

/**
 * Does what is due, now and then. What reaches for Twilio, Firebase and mail is loaded at its first turn: a server that has
 * just started answers that much sooner.
 * @returns stops it, and resolves when what was under way has ended
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

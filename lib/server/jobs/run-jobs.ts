import type PgBoss from "pg-boss";
import { log } from "#lib/foundation/log.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { createJobQueue } from "#lib/platform/jobs/queue.ts";
import { jobs as allJobs, type Jobs } from "#lib/server/jobs/jobs.ts";
import { type JobName, jobNames, scheduleSeconds } from "#lib/server/jobs/schedule.ts";

export interface JobRunner {
  /** One round: enqueues what is due and works off what is there. @returns the names of the jobs that were done */
  runDue(): Promise<JobName[]>;
  stop(): Promise<void>;
}

/**
 * Works off the jobs of lib/server/jobs/jobs.ts. Every server does; the queue gives each job to one of them, and tries it again
 * when it fails or its server dies.
 */
export function createJobRunner(db: Database, databaseUrl: string, jobs: Jobs = allJobs): JobRunner {
  let opened: PgBoss | undefined;

  return {
    async runDue() {
      opened ??= await openQueue(databaseUrl);
      const queue = opened;
      const done: JobName[] = [];
      for (const name of jobNames) {
        // Every server sends; the queue keeps one job per interval.
        await queue.send(name, {}, { singletonSeconds: scheduleSeconds[name] });
        if (await runNext(queue, name, () => jobs[name](db))) done.push(name);
      }
      return done;
    },
    async stop() {
      await opened?.stop({ graceful: false });
    },
  };
}

/** A queue whose start failed does not start again: each attempt has its own. */
async function openQueue(connectionString: string): Promise<PgBoss> {
  const queue = createJobQueue({ connectionString, mayMigrate: false });
  queue.on("error", (error) => log.warn({ err: error }, "job queue cannot reach its tables"));
  return queue.start();
}

async function runNext(queue: PgBoss, name: JobName, run: () => Promise<unknown>): Promise<boolean> {
  const [taken] = await queue.fetch(name);
  if (!taken) return false;
  try {
    await run();
  } catch (error) {
    log.error({ job: name, err: error }, "job failed");
    // Only its kind: a driver's message may quote what it was given.
    await queue.fail(name, taken.id, { error: error instanceof Error ? error.name : typeof error });
    return false;
  }
  await queue.complete(name, taken.id);
  return true;
}

import PgBoss from "pg-boss";

/** Where pg-boss keeps its tables, apart from ours. */
export const jobSchema = "pgboss";

/** A job whose server died under it is taken back after this long, and tried again; none of ours takes as long. */
const expireInSeconds = 60;
const retryLimit = 5;
const retryDelaySeconds = 2;

/** Handed on to the driver: a database that says nothing must not hold up the jobs for ever, nor the server's end. */
const driverTimeouts = { connectionTimeoutMillis: 5000, query_timeout: 10_000 };

export interface JobQueueOptions {
  connectionString: string;
  /** Only the migrations may: the application's own login cannot change a schema. */
  mayMigrate: boolean;
}

/**
 * The durable queue, in the same PostgreSQL. Its own timers for schedules and workers are not used: both would let a lost
 * database end the process (their acknowledgments go unawaited). lib/server/jobs/run-jobs.ts asks it instead.
 */
export function createJobQueue({ connectionString, mayMigrate }: JobQueueOptions): PgBoss {
  return new PgBoss({
    ...driverTimeouts,
    connectionString,
    schema: jobSchema,
    application_name: "panacare-jobs",
    max: 2,
    migrate: mayMigrate,
    schedule: false,
    supervise: !mayMigrate,
    maintenanceIntervalSeconds: 30,
    archiveCompletedAfterSeconds: 60 * 60,
    deleteAfterDays: 7,
  });
}

export const queueOptions = {
  expireInSeconds,
  retryLimit,
  retryDelay: retryDelaySeconds,
  retryBackoff: true,
};

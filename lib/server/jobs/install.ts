import type postgres from "postgres";
import { createJobQueue, jobSchema, queueOptions } from "#lib/platform/jobs/queue.ts";
import { jobNames } from "#lib/server/jobs/schedule.ts";

/**
 * Makes the queue's tables, or brings them to this version of pg-boss, and lets the application's role use them. Safe to
 * repeat.
 */
export async function installJobQueue(ownerUrl: string, sql: postgres.Sql): Promise<void> {
  const queue = createJobQueue({ connectionString: ownerUrl, mayMigrate: true });
  queue.on("error", () => undefined);
  await queue.start();
  try {
    for (const name of jobNames) await queue.createQueue(name, { name, ...queueOptions });
  } finally {
    await queue.stop({ graceful: false });
  }
  const [schema, role] = [sql(jobSchema), sql("panacare_app")];
  await sql`grant usage on schema ${schema} to ${role}`;
  await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`;
}

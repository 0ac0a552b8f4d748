import path from "node:path";
import { pathToFileURL } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { processEnvironment } from "#lib/foundation/env.ts";
import { installJobQueue } from "#lib/server/jobs/install.ts";

/** An advisory lock of our own: two deployments must not migrate at the same time. */
const migrationLock = 7_262_272_001;

/**
 * Brings the database to the newest migration. Safe to repeat and to run from several places at once.
 * @param ownerUrl a login that owns the schema and may create roles; the application's own login may not change the schema
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(sql), { migrationsFolder: path.resolve("drizzle/migrations") });
    await installJobQueue(ownerUrl, sql);
  } finally {
    await sql.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const ownerUrl = processEnvironment["DATABASE_OWNER_URL"];
  if (!ownerUrl) throw new Error("DATABASE_OWNER_URL is not set: the login that owns the schema");
  await migrateDatabase(ownerUrl);
}

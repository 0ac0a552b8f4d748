import { sql } from "drizzle-orm";
import journal from "#drizzle/migrations/meta/_journal.json" with { type: "json" };
import type { Executor } from "#lib/platform/db/client.ts";

/** Whether the database answers and has every migration that this build was made with. */
export async function isDatabaseReady(db: Executor): Promise<boolean> {
  const newest = journal.entries.at(-1)?.when ?? 0;
  // The table of Drizzle's migrator; `created_at` repeats the journal's `when`.
  const [row] = await db.execute<{ is_current: boolean }>(
    sql`select coalesce(max(created_at), 0) >= ${newest} as is_current from drizzle.__drizzle_migrations`,
  );
  return row?.is_current === true;
}

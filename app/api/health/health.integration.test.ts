import { expect, test } from "vitest";
import journal from "#drizzle/migrations/meta/_journal.json" with { type: "json" };
import { connectDatabase } from "#lib/platform/db/client.ts";
import { isDatabaseReady } from "#lib/platform/db/health.ts";
import { send } from "#lib/testing/api.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

test("answers 200 and nothing that is anyone's business", async () => {
  const { status, headers, body } = await send("GET", "/api/health");
  expect(status).toBe(200);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(body).toEqual({ status: "ok" });
});

test("is not ready while a migration is missing", async () => {
  const { db, sql } = connectDatabase(workerWorld().addresses.database.owner, 1);
  const newest = journal.entries.at(-1)?.when ?? 0;
  await db
    .transaction(async (tx) => {
      await tx.execute(`delete from drizzle.__drizzle_migrations where created_at = ${newest}`);
      expect(await isDatabaseReady(tx)).toBe(false);
      tx.rollback();
    })
    .catch(() => undefined);
  expect(await isDatabaseReady(db)).toBe(true);
  await sql.end();
});

import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { users } from "#drizzle/schema.ts";
import { connectDatabase } from "#lib/platform/db/client.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

/** Every statement crosses to PostgreSQL once, and is planned once (lib/platform/db/patches/README.md). */

// One connection: what is prepared, is so for a connection.
const { db, sql: client } = connectDatabase(workerWorld().addresses.database.app, 1);
afterAll(() => client.end({ timeout: 1 }));

const prepared = () =>
  db.execute<{ statement: string }>(
    sql`select statement from pg_prepared_statements where statement like '%"users"%' and statement not like '%pg_prepared%'`,
  );

test("a query that is built with Drizzle is prepared, and kept for the next time", async () => {
  const find = (uid: string) => db.select({ id: users.id }).from(users).where(eq(users.firebaseUid, uid));
  for (const uid of ["a", "b", "c"]) await find(uid);
  expect(await prepared()).toHaveLength(1);
});

test("so it is within a transaction, and for relational queries", async () => {
  const before = (await prepared()).length;
  for (let round = 0; round < 2; round += 1) {
    await db.transaction((tx) => tx.query.users.findFirst({ columns: { name: true } }));
  }
  expect(await prepared()).toHaveLength(before + 1);
});

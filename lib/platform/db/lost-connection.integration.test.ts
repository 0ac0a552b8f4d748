import { connect, createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectDatabase } from "#lib/platform/db/client.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

/** A lost connection must not end the process or stay lost (lib/platform/db/patches/README.md). */

/** Connections pass through it, and can be cut as a network cuts them. */
const open = new Set<Socket>();
const cutAll = () => {
  for (const socket of open) socket.resetAndDestroy();
};
const passage = createServer((client) => {
  const { hostname, port } = new URL(workerWorld().addresses.database.app);
  const server = connect(Number(port), hostname);
  for (const socket of [client, server]) {
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
  }
  client.pipe(server).pipe(client);
  client.on("close", () => server.destroy());
  server.on("close", () => client.destroy());
});

const poolSize = 2;
let pool: ReturnType<typeof connectDatabase>;
beforeAll(async () => {
  await new Promise<void>((resolve) => passage.listen(0, "127.0.0.1", resolve));
  const address = passage.address();
  if (typeof address !== "object" || !address) throw new Error("The passage has no port");
  const url = new URL(workerWorld().addresses.database.app);
  url.port = String(address.port);
  pool = connectDatabase(url.href, poolSize);
});
afterAll(async () => {
  await pool.sql.end({ timeout: 1 });
  passage.close();
});

const askMany = () => Array.from({ length: poolSize * 3 }, () => pool.sql`select 1 as one`.execute());

test("a connection that is cut at any moment is good again at once", async () => {
  for (let round = 0; round < 40; round += 1) {
    const answered = Promise.allSettled(askMany());
    // At another stage of their way each time.
    for (let turn = 0; turn < round % 8; turn += 1) await new Promise(setImmediate);
    cutAll();
    await answered;
  }
  // The last cut may have come after the last answer: who asks before the news of it has arrived gets an error, and so
  // does who asks between the error and the close of the socket, which are told in turn.
  await Promise.allSettled(askMany());
  for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
  const startedAt = performance.now();
  await Promise.all(askMany());
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test("a transaction that lost its connection does nothing more, on no other either", async () => {
  const lost = pool.db.transaction(async (tx) => {
    await tx.execute(sql`create temporary table before_the_cut (id int)`);
    await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`).catch(() => undefined);
    await expect(tx.execute(sql`create temporary table after_the_cut (id int)`)).rejects.toThrow();
  });
  await expect(lost).rejects.toThrow();
  const tables = await Promise.all(
    Array.from({ length: poolSize }, () =>
      pool.db.execute(sql`select to_regclass('after_the_cut') as name, pg_sleep(0.1)`),
    ),
  );
  expect(tables.flat().map(({ name }) => name)).toEqual([null, null]);
});

test("a query after one that killed its connection gets its own answer", async () => {
  for (let round = 0; round < poolSize * 2; round += 1) {
    await expect(pool.db.execute(sql`select pg_terminate_backend(pg_backend_pid())`)).rejects.toThrow();
    expect([...(await pool.sql`select 1 as one`)]).toEqual([{ one: 1 }]);
  }
});

import { readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import { sql as raw } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { discardPostgres, type Postgres, startPostgres } from "#e2e/stand-ins/postgres/postgres.ts";
import { connectDatabase } from "#lib/platform/db/client.ts";

let folder: string;
let running: Postgres[];

beforeEach(async () => {
  folder = await mkdtemp(path.resolve(".panacare/postgres-test-"));
  running = [];
});
afterEach(async () => {
  for (const server of running) await server.stop();
  await discardPostgres(folder);
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<Postgres> {
  const server = await startPostgres({ folder, durable: false });
  running.push(server);
  return server;
}

async function run(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const { db, sql } = connectDatabase(url, 1);
  try {
    return [...(await db.execute(raw.raw(statement)))];
  } finally {
    await sql.end();
  }
}

function killServer(): void {
  const { pid } = JSON.parse(readFileSync(path.join(folder, "postgres.log.process"), "utf8"));
  process.kill(pid, "SIGKILL");
}

test("keeps its data and its addresses' passwords from one start to the next", async () => {
  const first = await start();
  await run(first.ownerUrl, "create table kept as select 7 as number");
  await first.stop();

  const second = await start();
  expect(await run(second.ownerUrl, "select number from kept")).toEqual([{ number: 7 }]);
  expect(new URL(second.appUrl).password).toBe(new URL(first.appUrl).password);
});

test("recovers what was committed before it was killed", async () => {
  const first = await start();
  await run(first.ownerUrl, "create table kept as select 7 as number");
  killServer();
  await first.exited;

  const second = await start();
  expect(await run(second.ownerUrl, "select number from kept")).toEqual([{ number: 7 }]);
});

test("lets nobody in without the password", async () => {
  const url = new URL((await start()).ownerUrl);
  url.password = "guessed";
  await expect(run(url.href, "select 1")).rejects.toMatchObject({ cause: { code: "28P01" } });
});

test("gives the application's login no right to change the schema", async () => {
  const { appUrl } = await start();
  await expect(run(appUrl, "create table mine (id int)")).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("makes isolated databases beside the first", async () => {
  const server = await start();
  await run(server.ownerUrl, "create table kept as select 7 as number");
  const other = await server.createDatabase("other");
  await expect(run(other.ownerUrl, "select number from kept")).rejects.toMatchObject({
    cause: { code: "42P01" },
  });
});

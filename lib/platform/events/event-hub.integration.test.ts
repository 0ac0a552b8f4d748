import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Postgres, startPostgres } from "#e2e/stand-ins/postgres/postgres.ts";
import { openRunFolder } from "#e2e/world/run-folder.ts";
import { processEnvironment } from "#lib/foundation/env.ts";
import { connectDatabase, type Database } from "#lib/platform/db/client.ts";
import { pingEveryMs } from "#lib/platform/events/event-hub.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import { migrateDatabase } from "#lib/server/migrate.ts";
import { send } from "#lib/testing/api.ts";
import { makeClinic, makeStaff, type SignedIn, scheduleVisit } from "#lib/testing/clinic.ts";
import { readEvents } from "#lib/testing/event-reader.ts";
import { reportProof } from "#lib/testing/proof.ts";

async function publishFor(durationMs: number, db: Database, visitId: string): Promise<number> {
  const until = performance.now() + durationMs;
  let count = 0;
  for (; performance.now() < until; count += 1) {
    await publishChange(db, visitId);
    // Fewer than are told one by one after a pause (longestReplay of publish.ts).
    await delay(10);
  }
  return count;
}

/** With a database of its own, which these tests may stop. */
let runFolder: Awaited<ReturnType<typeof openRunFolder>>;
let postgres: Postgres;
let doctor: SignedIn;

const start = () =>
  startPostgres({ folder: path.join(runFolder.folder, "postgres"), durable: false, port: postgres?.port });

beforeAll(async () => {
  runFolder = await openRunFolder();
  postgres = await start();
  await migrateDatabase(postgres.ownerUrl);
  Object.assign(processEnvironment, { DATABASE_URL: postgres.appUrl });
  doctor = await makeStaff(await makeClinic());
});
afterAll(async () => {
  await postgres.stop();
  await runFolder.discard();
});

test("an open stream survives a restart of the database, and hears what happened before it listened again", async () => {
  const visits = [await scheduleVisit(doctor), await scheduleVisit(doctor), await scheduleVisit(doctor)];
  const [before, meanwhile, after] = visits.map(({ id }) => id);
  if (!before || !meanwhile || !after) throw new Error("three visits were made");
  const stream = await readEvents({ authorization: `Bearer ${doctor.token}` });
  expect((await stream.next())?.type).toBe("resync");

  const { db, sql: connection } = connectDatabase(postgres.appUrl, 1);
  await publishChange(db, before);
  expect(await stream.nextId()).toBe(before);

  await postgres.stop();
  const { status, headers } = await send("GET", "/api/consultations/", { token: doctor.token });
  expect([status, headers.get("retry-after")]).toEqual([503, "5"]);
  postgres = await start();
  const backAt = performance.now();
  // At once, while nobody listens yet.
  await publishChange(db, meanwhile);
  expect(await stream.nextId()).toBe(meanwhile);
  const caughtUpMs = performance.now() - backAt;
  reportProof([
    {
      figure: "an event stream, from the database being back to having caught up",
      bar: "at most 5 s",
      measured: `${Math.round(caughtUpMs)} ms`,
      holds: caughtUpMs <= 5000,
      isTime: true,
    },
  ]);

  await publishChange(db, after);
  expect(await stream.nextId()).toBe(after);
  await vi.waitFor(async () => {
    expect((await send("GET", "/api/consultations/", { token: doctor.token })).status).toBe(200);
  }, 15_000);
  stream.close();
  await connection.end();
}, 60_000);

test("what came without a word is told with the next that comes", async () => {
  const silent = await scheduleVisit(doctor);
  const next = await scheduleVisit(doctor);
  const stream = await readEvents({ authorization: `Bearer ${doctor.token}` });
  expect((await stream.next())?.type).toBe("resync");

  const { db, sql: connection } = connectDatabase(postgres.ownerUrl, 1);
  await db.transaction(async (tx) => {
    await tx.execute(sql`alter table events disable trigger events_take_position`);
    await publishChange(tx, silent.id);
    await tx.execute(sql`update events set position = nextval('events_position') where position is null`);
    await tx.execute(sql`alter table events enable trigger events_take_position`);
  });
  await publishChange(db, next.id);
  expect([await stream.nextId(), await stream.nextId()]).toEqual([silent.id, next.id]);
  stream.close();
  await connection.end();
});

test("a connection that says nothing any more is left for another, once", async () => {
  const visit = await scheduleVisit(doctor);
  const stream = await readEvents({ authorization: `Bearer ${doctor.token}` });
  expect((await stream.next())?.type).toBe("resync");
  const { db, sql: connection } = connectDatabase(postgres.appUrl, 1);
  const listeners = async () => {
    const rows = await db.execute<{ pid: number }>(
      sql`select pid from pg_stat_activity where query ilike 'listen %'`,
    );
    return rows.map(({ pid }) => pid);
  };
  const [stuck] = await listeners();
  if (!stuck) throw new Error("Nobody listens");

  let heard = 0;
  const reading = (async () => {
    while ((await stream.nextId()) === visit.id) heard += 1;
  })();
  process.kill(stuck, "SIGSTOP");
  try {
    // Something happens all the time, also while nobody listens and while the new connection begins to.
    let published = 0;
    const others = await vi.waitFor(async () => {
      published += await publishFor(500, db, visit.id);
      const [other, ...more] = (await listeners()).filter((pid) => pid !== stuck);
      if (other === undefined) throw new Error("Nobody else listens yet");
      return [other, ...more];
    }, 15_000);
    expect(others).toHaveLength(1);
    const publishedLater = await publishFor(3 * pingEveryMs, db, visit.id);
    expect((await listeners()).filter((pid) => pid !== stuck)).toEqual(others);
    await vi.waitFor(() => expect(heard).toBe(published + publishedLater), 15_000);
  } finally {
    process.kill(stuck, "SIGCONT");
  }
  stream.close();
  await reading;
  await connection.end();
}, 60_000);

import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openRunFolder } from "#e2e/run-folder.ts";
import { type Postgres, startPostgres } from "#e2e/stand-ins/postgres.ts";
import { connectDatabase } from "#lib/db/client.ts";
import { migrateDatabase } from "#lib/db/migrate.ts";
import { processEnvironment } from "#lib/env.ts";
import { publishChange } from "#lib/events/publish.ts";
import { send } from "#lib/testing/api.ts";
import { makeClinic, makeStaff, type SignedIn, scheduleVisit } from "#lib/testing/clinic.ts";
import { readEvents } from "#lib/testing/event-reader.ts";

/** With a database of its own, which this test may stop. */
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

  const { db, sql } = connectDatabase(postgres.appUrl, 1);
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
  expect(caughtUpMs).toBeLessThan(5000);
  process.stdout.write(`events: caught up ${Math.round(caughtUpMs)} ms after the database was back\n`);

  await publishChange(db, after);
  expect(await stream.nextId()).toBe(after);
  await vi.waitFor(async () => {
    expect((await send("GET", "/api/consultations/", { token: doctor.token })).status).toBe(200);
  });
  stream.close();
  await sql.end();
}, 60_000);

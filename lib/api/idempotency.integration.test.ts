import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { idempotencyKeys } from "#drizzle/operations.ts";
import { onceByKey } from "#lib/api/idempotency.ts";
import { database } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import {
  makeClinic,
  makeStaff,
  openLink,
  type SignedIn,
  scheduleVisit,
  visitAt,
} from "#lib/testing/clinic.ts";
import { failNext, stopFailing } from "#lib/testing/local-twilio.ts";
import { ConsultationPage, ScheduledConsultation } from "#lib/wire/consultation.ts";

let clinicId: string;
let doctor: SignedIn;
beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
});
afterEach(stopFailing);

const visit = visitAt();
const schedule = (key: string, body: unknown = visit, token = doctor.token) =>
  send("POST", "/api/consultations/", { token, body, headers: { "idempotency-key": key } });
const visitsOf = async (token: string) =>
  ConsultationPage.parse((await send("GET", "/api/consultations/", { token })).body).results.length;

test("a repeated request gets the first answer, its link included, and nothing is done twice", async () => {
  const own = await makeStaff(clinicId);
  const key = randomUUID();
  const first = await schedule(key, visit, own.token);
  expect(first.status).toBe(201);
  const again = await schedule(key, visit, own.token);
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(again.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
  expect(await visitsOf(own.token)).toBe(1);
});

test("of ten at once one is done; the others are told that, or get its answer", async () => {
  const own = await makeStaff(clinicId);
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 10 }, () => schedule(key, visit, own.token)));
  expect(await visitsOf(own.token)).toBe(1);
  const done = answers.filter(({ status }) => status === 201);
  expect(done.length).toBeGreaterThan(0);
  expect(new Set(done.map(({ body }) => ScheduledConsultation.parse(body).id)).size).toBe(1);
  for (const { status, headers } of answers.filter((answer) => !done.includes(answer))) {
    expect(status).toBe(409);
    expect(headers.get("retry-after")).toBe("1");
  }
});

test("another body under the same key is refused", async () => {
  const key = randomUUID();
  await schedule(key);
  const { status, body } = await schedule(key, { ...visit, reason: "Another reason" });
  expect(status).toBe(422);
  expect(body).toMatchObject({ type: "/problems/key-reused" });
});

test("a key is one principal's on one route", async () => {
  const key = randomUUID();
  const other = await makeStaff(clinicId);
  const [mine, theirs] = [await schedule(key), await schedule(key, visit, other.token)];
  expect(theirs.status).toBe(201);
  expect((theirs.body as { id: string }).id).not.toBe((mine.body as { id: string }).id);
  const scheduled = await scheduleVisit(doctor);
  const start = await send("POST", `${scheduled.path}start_consultation/`, {
    token: doctor.token,
    headers: { "idempotency-key": key },
  });
  expect(start.status).toBe(200);
});

test("starting twice with one key gives the token twice, and with none a refusal", async () => {
  const { path } = await scheduleVisit(doctor);
  const headers = { "idempotency-key": randomUUID() };
  const start = (more: object) =>
    send("POST", `${path}start_consultation/`, { token: doctor.token, ...more });
  const first = await start({ headers });
  expect((await start({ headers })).body).toEqual(first.body);
  expect((await start({})).status).toBe(400);
});

test("an answer that says to try again is not kept", async () => {
  const { path } = await scheduleVisit(doctor);
  await failNext("rooms.create", "500", 50);
  await send("POST", `${path}start_consultation/`, { token: doctor.token });
  const headers = { "idempotency-key": randomUUID() };
  const join = () => send("POST", `${path}join_consultation/`, { token: doctor.token, headers });
  expect((await join()).status).toBe(503);
  await stopFailing();
  expect((await join()).status).toBe(200);
});

test("what took effect is not done again though its answer says to try again", async () => {
  const { db } = database();
  const request = () =>
    new Request("http://localhost/api/once/", { method: "POST", headers: { "idempotency-key": key } });
  const key = randomUUID();
  let done = 0;
  const ask = () =>
    onceByKey(db, request(), "somebody", async (withinKey) => {
      await withinKey.transaction(async () => {
        done += 1;
      });
      // As when the connection dies between the commit and its acknowledgment.
      return new Response(null, { status: 503 });
    });
  expect((await ask()).status).toBe(503);
  await expect(ask()).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("took effect"),
  });
  expect(done).toBe(1);
});

test("a query is part of what was asked", async () => {
  const headers = { "idempotency-key": randomUUID() };
  const search = (query: string) =>
    send("POST", `/api/consultations/search/${query}`, {
      token: doctor.token,
      body: { search: "Nobody of this name" },
      headers,
    });
  expect((await search("")).headers.get("idempotency-replayed")).toBeNull();
  expect((await search("")).headers.get("idempotency-replayed")).toBe("true");
  expect((await search("?cursor=")).headers.get("idempotency-replayed")).toBeNull();
});

test("an unsigned callback leaves no row, whatever key it brings", async () => {
  const rows = () => database().db.$count(idempotencyKeys);
  const before = await rows();
  const { status } = await send("POST", "/api/webhooks/twilio/", {
    headers: { "idempotency-key": randomUUID() },
  });
  expect(status).toBe(403);
  expect(await rows()).toBe(before);
});

test("what is kept cannot be read in the database", async () => {
  const { body } = await schedule(randomUUID());
  const kept = JSON.stringify(await database().db.select().from(idempotencyKeys));
  const { id, join_link: link } = ScheduledConsultation.parse(body);
  expect(kept).not.toContain(link.split("#")[1]);
  expect(kept).not.toContain(id);
});

/** Leaves the rows of a request whose server died so long ago. */
const dieUnder = (agoSeconds: number, left = {}) =>
  database()
    .db.update(idempotencyKeys)
    .set({ answer: null, startedAt: sql`now() - make_interval(secs => ${agoSeconds})`, ...left })
    .where(sql`${idempotencyKeys.startedAt} > now() - interval '10 minutes'`);

test("a key whose request died with its server before it did anything is free again after a minute", async () => {
  const own = await makeStaff(clinicId);
  const key = randomUUID();
  await schedule(key, visit, own.token);
  const undone = { tookEffect: false };
  await dieUnder(30, undone);
  expect((await schedule(key, visit, own.token)).status).toBe(409);
  await dieUnder(61, undone);
  expect((await schedule(key, visit, own.token)).status).toBe(201);
});

test("what took effect before its server died is not done again, and that is said", async () => {
  const own = await makeStaff(clinicId);
  const key = randomUUID();
  await schedule(key, visit, own.token);
  await dieUnder(61);
  const again = await schedule(key, visit, own.token);
  expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining("took effect") } });
  expect(await visitsOf(own.token)).toBe(1);
});

test("a request that was refused leaves its key unspent where the refusal could not be kept", async () => {
  const { path } = await scheduleVisit(doctor);
  const key = randomUUID();
  const end = () =>
    send("POST", `${path}end_consultation/`, { token: doctor.token, headers: { "idempotency-key": key } });
  expect((await end()).status).toBe(400);
  await dieUnder(61);
  await send("POST", `${path}start_consultation/`, { token: doctor.token });
  expect((await end()).status).toBe(200);
});

test("the same holds without signing in", async () => {
  const scheduled = await scheduleVisit(doctor);
  await openLink(scheduled);
  const headers = { "idempotency-key": randomUUID() };
  const body = { consultation_id: scheduled.id, secret: scheduled.secret };
  const first = await send("POST", "/api/join_links/exchange/", { body, headers });
  expect((await send("POST", "/api/join_links/exchange/", { body, headers })).body).toEqual(first.body);
});

test.each(["", "a b", "x".repeat(256)])("%j is no key", async (key) => {
  expect((await schedule(key)).status).toBe(400);
});

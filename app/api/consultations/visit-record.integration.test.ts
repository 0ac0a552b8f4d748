import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditLog, consultations } from "#drizzle/schema.ts";
import { technicalReports } from "#drizzle/visit-record.ts";
import { database } from "#lib/platform/db/client.ts";
import { discardOldRows } from "#lib/server/jobs/retention.ts";
import { send } from "#lib/testing/api.ts";
import {
  makeClinic,
  makeStaff,
  openLink,
  type SignedIn,
  scheduleVisit,
  type Visit,
} from "#lib/testing/clinic.ts";
import { readEvents } from "#lib/testing/event-reader.ts";
import { sampleReport } from "#lib/testing/sample-report.ts";
import { Consultation } from "#lib/wire/consultation.ts";

let clinicId: string;
let doctor: SignedIn;
let admin: SignedIn;
let visit: Visit;
let patient: string;

beforeEach(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
  admin = await makeStaff(clinicId, "admin");
  visit = await scheduleVisit(doctor);
  patient = await openLink(visit);
});

const command = (name: string) => send("POST", `${visit.path}${name}/`, { token: doctor.token });
const { db } = database();

async function auditOf(action: string): Promise<unknown[]> {
  const rows = await db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.consultationId, visit.id), eq(auditLog.action, action)));
  return rows.map(({ actorId, details }) => ({ actorId, details }));
}

/** As time would. */
async function endedAgo(minutes: number): Promise<void> {
  const closedAt = sql`now() - make_interval(mins => ${minutes})`;
  await db.update(consultations).set({ closedAt }).where(eq(consultations.id, visit.id));
}

describe("notes", () => {
  const read = (token = doctor.token) => send("GET", `${visit.path}notes/`, { token });
  const write = (text: string, revision: number) =>
    send("PUT", `${visit.path}notes/`, { token: doctor.token, body: { text, revision } });

  test("begin empty, grow by a revision with each write, and can be written after the visit too", async () => {
    expect((await read()).body).toEqual({ text: "", revision: 0, updated_at: null });
    expect((await write("Cough", 0)).body).toMatchObject({ text: "Cough", revision: 1 });
    await command("start_consultation");
    await command("end_consultation");
    expect((await write("Cough, no fever", 1)).body).toMatchObject({ revision: 2 });
    expect((await read()).body).toMatchObject({ text: "Cough, no fever", revision: 2 });
    expect(await auditOf("notes.write")).toEqual([
      { actorId: doctor.userId, details: { revision: 1 } },
      { actorId: doctor.userId, details: { revision: 2 } },
    ]);
  });

  test("are never overwritten by who has not read them: they get what there is, and can merge", async () => {
    await write("From the first tab", 0);
    const refused = await write("From the second tab", 0);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: "/problems/notes-changed",
        current: { text: "From the first tab", revision: 1, updated_at: expect.any(String) },
      },
    });
    expect((await write("From the first tab\nFrom the second tab", 1)).status).toBe(200);
  });

  test("come to the same when a write is repeated whose answer was lost", async () => {
    await write("Cough", 0);
    expect(await write("Cough", 0)).toMatchObject({ status: 200, body: { revision: 1 } });
  });

  test("of ten writes at once on one revision keep one, and the others are told", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, nth) => write(`Tab ${nth}`, 0)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(409)]);
    expect((await read()).body).toMatchObject({ revision: 1 });
  });

  test("are for the visit's doctor alone", async () => {
    await write("Cough", 0);
    for (const token of [patient, admin.token]) {
      const { status, body } = await read(token);
      expect(status).toBe(403);
      expect(JSON.stringify(body)).not.toContain("Cough");
    }
  });

  test("have an end", async () => {
    expect((await write("a".repeat(10_001), 0)).status).toBe(400);
    // In the longest of scripts.
    expect((await write("語".repeat(10_000), 0)).status).toBe(200);
  });
});

describe("the summary", () => {
  const read = (token: string) => send("GET", `${visit.path}summary/`, { token });
  const write = (is_shared: boolean, text = "Rest and drink") =>
    send("PUT", `${visit.path}summary/`, { token: doctor.token, body: { text, is_shared } });
  const nothing = { text: null, is_shared: false, updated_at: null };

  test("is read by the patient once it is shared, which they are told, and no more when it is taken back", async () => {
    await command("start_consultation");
    await command("end_consultation");
    expect((await read(patient)).body).toEqual(nothing);
    await write(false);
    expect((await read(patient)).body).toEqual(nothing);
    expect((await read(doctor.token)).body).toMatchObject({ text: "Rest and drink", is_shared: false });

    const stream = await readEvents({ authorization: `Bearer ${patient}` });
    expect((await stream.next())?.type).toBe("resync");
    await write(true);
    expect(await stream.nextId()).toBe(visit.id);
    stream.close();
    expect((await read(patient)).body).toMatchObject({ text: "Rest and drink", is_shared: true });
    expect(await auditOf("summary.read")).toHaveLength(1);
    // The visit says when there is something to read, to those whose it is.
    const sharedAt = async (token: string) =>
      Consultation.parse((await send("GET", visit.path, { token })).body).summary_shared_at;
    expect(await sharedAt(patient)).not.toBeNull();
    expect(await sharedAt(doctor.token)).toBe(await sharedAt(patient));
    expect(await sharedAt(admin.token)).toBeNull();
    await write(false);
    expect(await sharedAt(patient)).toBeNull();
    expect((await read(patient)).body).toEqual(nothing);
  });

  test("is written from the start of the visit on, by its doctor", async () => {
    expect((await write(true)).status).toBe(400);
    await command("start_consultation");
    expect((await write(true)).status).toBe(200);
    expect((await read(admin.token)).status).toBe(403);
  });
});

describe("feedback", () => {
  const give = (body: object, token = patient) => send("POST", `${visit.path}feedback/`, { token, body });
  const read = async (token: string) =>
    ((await send("GET", `${visit.path}feedback/`, { token })).body as { results: object[] }).results;

  test("is given once by each participant, can be changed, and reaches the clinic's staff", async () => {
    await command("start_consultation");
    await command("end_consultation");
    await give({ sound: "bad", picture: "none", reasons: ["echo", "dropped_out"], comment: " Often " });
    const changed = await give({ sound: "poor", picture: "good" });
    expect(changed.body).toMatchObject({
      role: "patient",
      sound: "poor",
      picture: "good",
      reasons: [],
      comment: null,
    });
    await give({ sound: "good", picture: "good" }, doctor.token);
    for (const { token } of [doctor, admin]) {
      expect(await read(token)).toEqual([
        expect.objectContaining({ role: "patient", sound: "poor" }),
        expect.objectContaining({ role: "doctor", sound: "good" }),
      ]);
    }
    expect(await read(patient)).toEqual([expect.objectContaining({ role: "patient" })]);
  });

  test("ends half an hour after the visit", async () => {
    await command("start_consultation");
    await command("end_consultation");
    await endedAgo(29);
    expect((await give({ sound: "good", picture: "good" })).status).toBe(200);
    await endedAgo(31);
    expect((await give({ sound: "bad", picture: "good" })).status).toBe(400);
  });

  test.each([
    ["a reason that is not on the list", { sound: "good", picture: "good", reasons: ["slow_doctor"] }],
    ["a reason twice", { sound: "good", picture: "good", reasons: ["echo", "echo"] }],
    ["a verdict that is none", { sound: "fine", picture: "good" }],
    ["a long comment", { sound: "good", picture: "good", comment: "a".repeat(501) }],
  ])("refuses %s", async (_, body) => {
    await command("start_consultation");
    expect((await give(body)).status).toBe(400);
  });
});

describe("technical reports", () => {
  const add = (token: string, report: unknown = sampleReport()) =>
    send("POST", `${visit.path}technical_reports/`, { token, body: report });
  const list = async (token: string) =>
    ((await send("GET", `${visit.path}technical_reports/`, { token })).body as { results: { id: string }[] })
      .results;

  test("with half a character in a text are refused, which JSON can write and jsonb cannot keep", async () => {
    await command("start_consultation");
    const { status, body } = await add(patient, { ...sampleReport(), sdk: "\ud83d" });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: expect.stringContaining("half of a character") });
  });

  test("are several in one visit, and read whole by their owner and by the clinic's administrators", async () => {
    await command("start_consultation");
    const first = (await add(patient)).body as { id: string };
    const second = (await add(patient)).body as { id: string };
    await add(doctor.token);
    expect((await list(patient)).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(await list(doctor.token)).toEqual([expect.objectContaining({ role: "doctor", error_count: 1 })]);
    expect(await list(admin.token)).toHaveLength(3);

    const one = `${visit.path}technical_reports/${first.id}/`;
    for (const token of [patient, admin.token]) {
      expect((await send("GET", one, { token })).body).toMatchObject({
        id: first.id,
        report: sampleReport(),
      });
    }
    expect((await send("GET", one, { token: doctor.token })).status).toBe(404);
    // Who reads another's is written down.
    expect(await auditOf("technical_report.read")).toEqual([
      { actorId: admin.userId, details: { reportId: first.id } },
    ]);
  });

  test("of a stay as long as they come fit into one request", async () => {
    await command("start_consultation");
    const sample = {
      at_seconds: 14_399.999,
      rtt_ms: 1234.567,
      jitter_ms: 1234.567,
      loss_in_percent: 12.345,
      loss_out_percent: 12.345,
      kbps_in: 12_345.678,
      kbps_out: 12_345.678,
      frames_per_second: 59.94,
      level: 5,
    };
    expect((await add(patient, sampleReport({ samples: Array(250).fill(sample) }))).status).toBe(201);
    expect((await add(patient, sampleReport({ samples: Array(251).fill(sample) }))).status).toBe(400);
  });

  test.each([
    ["a field for words", { ...sampleReport(), note: "The patient said" }],
    ["an address in place of a candidate's type", path({ local: "192.0.2.1" })],
    ["an error's message", { ...sampleReport(), errors: [{ at_seconds: 1, code: "Could not call Robin" }] }],
    ["an error's message beside its code", errorWith({ message: "Could not call Robin" })],
    ["a long device label", { ...sampleReport(), devices: [{ kind: "camera", label: "a".repeat(101) }] }],
    ["a number that is none", { ...sampleReport(), samples: [{ at_seconds: Number.NaN }] }],
  ])("refuse %s", async (_, report) => {
    await command("start_consultation");
    expect((await add(patient, report)).status).toBe(400);
  });

  test("are sent until half an hour after the visit, and not without end", async () => {
    await command("start_consultation");
    for (let times = 0; times < 20; times += 1) expect((await add(patient)).status).toBe(201);
    expect(await add(patient)).toMatchObject({ status: 429 });
    await command("end_consultation");
    await endedAgo(29);
    expect((await add(doctor.token)).status).toBe(201);
    await endedAgo(31);
    expect((await add(doctor.token)).status).toBe(400);
  });

  test("are thrown away after three months", async () => {
    await command("start_consultation");
    const { id: old } = (await add(patient)).body as { id: string };
    const { id: young } = (await add(patient)).body as { id: string };
    const report = { consultationId: visit.id, userId: doctor.userId, role: "doctor" as const };
    await db.insert(technicalReports).values({
      ...report,
      report: sampleReport(),
      createdAt: sql`now() - interval '91 days'`,
    });
    expect(await list(admin.token)).toHaveLength(3);
    await discardOldRows(db);
    expect((await list(admin.token)).map(({ id }) => id)).toEqual([old, young]);
  });
});

function path(change: object) {
  return { ...sampleReport(), paths: sampleReport().paths.map((each) => ({ ...each, ...change })) };
}

function errorWith(more: object) {
  return { ...sampleReport(), errors: sampleReport().errors.map((each) => ({ ...each, ...more })) };
}

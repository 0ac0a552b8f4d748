import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditLog, doctorPresence, waiting } from "#drizzle/schema.ts";
import { sweepDoctorPresence } from "#lib/domain/waiting/doctor-presence.ts";
import { sweepWaiting } from "#lib/domain/waiting/presence.ts";
import { database } from "#lib/platform/db/client.ts";
import { send, sendRaw } from "#lib/testing/api.ts";
import {
  hourMs,
  makeClinic,
  makeStaff,
  openLink,
  type SignedIn,
  scheduleVisit,
  type Visit,
  visitAt,
} from "#lib/testing/clinic.ts";
import { type EventReader, readEvents } from "#lib/testing/event-reader.ts";
import { Consultation } from "#lib/wire/consultation.ts";

let doctor: SignedIn;
beforeEach(async () => {
  doctor = await makeStaff(await makeClinic());
});

const streams: EventReader[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

/** A visit with its patient at the door. */
interface Arrival extends Visit {
  patient: string;
}

async function visitIn(hours: number): Promise<Arrival> {
  const visit = await scheduleVisit(doctor, visitAt(hours * hourMs));
  return { ...visit, patient: await openLink(visit) };
}

const wait = ({ path, patient }: Arrival, body?: { place_id: string; take?: boolean }) =>
  send("POST", `${path}waiting/`, { token: patient, ...(body && { body }) });
const seenBy = async ({ path }: Visit, token: string) =>
  Consultation.parse((await send("GET", path, { token })).body);
const command = ({ path }: Visit, name: string) => send("POST", `${path}${name}/`, { token: doctor.token });
const beHere = () => send("POST", "/api/presence/", { token: doctor.token });

async function listen(token: string): Promise<EventReader> {
  const stream = await readEvents({ authorization: `Bearer ${token}` });
  streams.push(stream);
  // From here on nothing is missed.
  expect((await stream.next())?.type).toBe("resync");
  return stream;
}

describe("what a patient knows of the doctor", () => {
  const stateFor = async (visit: Arrival) => (await seenBy(visit, visit.patient)).doctor_state;

  test("is whether they are away, here, or with another patient, and nothing once the visit is over", async () => {
    const [first, second] = [await visitIn(0), await visitIn(1)];
    expect(await stateFor(first)).toBe("away");
    expect((await beHere()).status).toBe(204);
    expect(await stateFor(first)).toBe("here");
    await command(first, "start_consultation");
    expect(await stateFor(first)).toBe("here");
    expect(await stateFor(second)).toBe("with_another_patient");
    await command(first, "end_consultation");
    expect(await stateFor(second)).toBe("here");
    expect(await stateFor(first)).toBeNull();
  });

  test("reaches those who wait by itself: the doctor comes, begins with another, ends that, goes silent", async () => {
    const [other, visit] = [await visitIn(0), await visitIn(1)];
    await wait(visit);
    const stream = await listen(visit.patient);
    const change = async (work: Promise<unknown>) => {
      await work;
      expect(await stream.nextId()).toBe(visit.id);
      return stateFor(visit);
    };
    expect(await change(beHere())).toBe("here");
    expect(await change(command(other, "start_consultation"))).toBe("with_another_patient");
    expect(await change(command(other, "end_consultation"))).toBe("here");
    await database()
      .db.update(doctorPresence)
      .set({ leaseUntil: sql`now() - interval '1 second'` })
      .where(eq(doctorPresence.doctorId, doctor.userId));
    expect(await change(sweepDoctorPresence(database().db))).toBe("away");
  });

  test("is asked of the doctor's page with the first words of its event stream; all others only hear a beat", async () => {
    const visit = await visitIn(1);
    const firstWords = async (token: string) => {
      const abort = new AbortController();
      const { body } = await sendRaw(
        new Request("http://localhost/api/events/", {
          headers: { authorization: `Bearer ${token}` },
          signal: abort.signal,
        }),
      );
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      while (!text.includes("event: resync")) text += (await reader?.read())?.value;
      abort.abort();
      return text;
    };
    expect(await firstWords(doctor.token)).toContain("event: alive\ndata: {}\n\n");
    const forPatient = await firstWords(visit.patient);
    expect(forPatient).toContain("event: beat\ndata: {}\n\n");
    expect(forPatient).not.toContain("alive");
  });
});

describe("the line", () => {
  const placeOf = async (visit: Arrival) => (await seenBy(visit, visit.patient)).place_in_line;

  test("goes by planned start, then by arrival, and holds those who wait for the same doctor", async () => {
    const [later, sooner] = [await visitIn(2), await visitIn(1)];
    expect(await placeOf(later)).toBeNull();
    await wait(later);
    expect(await placeOf(later)).toBe(0);

    const forLater = await listen(later.patient);
    await wait(sooner);
    expect(await forLater.nextId()).toBe(later.id);
    expect([await placeOf(sooner), await placeOf(later)]).toEqual([0, 1]);

    const colleague = await makeStaff(await makeClinic());
    const elsewhere = await scheduleVisit(colleague, visitAt(0));
    await wait({ ...elsewhere, patient: await openLink(elsewhere) });
    expect(await placeOf(later)).toBe(1);
  });

  test.each<[string, (visit: Arrival) => Promise<unknown>]>([
    ["is admitted", (visit) => command(visit, "start_consultation")],
    ["is turned away", (visit) => command(visit, "turn_away")],
    ["is cancelled", (visit) => command(visit, "cancel_consultation")],
    ["leaves", ({ path, patient }) => send("DELETE", `${path}waiting/`, { token: patient })],
    [
      "is moved behind",
      ({ path }) =>
        send("PATCH", path, {
          token: doctor.token,
          body: {
            scheduled_start: visitAt(5 * hourMs).scheduled_start,
            scheduled_end: visitAt(5 * hourMs).scheduled_end,
          },
        }),
    ],
    [
      "is heard of no more",
      async ({ id }) => {
        const { db } = database();
        await db
          .update(waiting)
          .set({ leaseUntil: sql`now() - interval '1 second'` })
          .where(eq(waiting.consultationId, id));
        await sweepWaiting(db);
      },
    ],
  ])("moves up, and says so, when the one in front %s", async (_, leave) => {
    const [first, second] = [await visitIn(1), await visitIn(2)];
    await wait(first);
    await wait(second);
    expect(await placeOf(second)).toBe(1);
    const stream = await listen(second.patient);
    await leave(first);
    expect(await stream.nextId()).toBe(second.id);
    expect(await placeOf(second)).toBe(0);
  });
});

test("a visit that was moved says from when, by the server's clock, to its patient", async () => {
  const visit = await visitIn(1);
  const before = await seenBy(visit, visit.patient);
  expect(before.rescheduled_from).toBeNull();
  expect(Math.abs(Date.parse(before.now) - Date.now())).toBeLessThan(5000);
  const { scheduled_start, scheduled_end } = visitAt(3 * hourMs);
  await send("PATCH", visit.path, { token: doctor.token, body: { scheduled_start, scheduled_end } });
  await send("PATCH", visit.path, { token: doctor.token, body: { reason: "Another" } });
  expect(await seenBy(visit, visit.patient)).toMatchObject({
    scheduled_start,
    rescheduled_from: before.scheduled_start,
  });
});

describe("the place of one tab", () => {
  const [tab, otherTab] = [{ place_id: randomUUID() }, { place_id: randomUUID() }];
  const elsewhere = { status: 409, body: { type: "/problems/opened-elsewhere" } };

  test("goes to the newest, and back on an explicit request; nobody takes it back by a sign of life", async () => {
    const visit = await visitIn(1);
    expect((await wait(visit, { ...tab, take: true })).status).toBe(200);
    const { waiting_since: since } = await seenBy(visit, visit.patient);
    const stream = await listen(visit.patient);
    expect((await wait(visit, { ...otherTab, take: true })).status).toBe(200);
    // The tab before hears of it at once.
    expect(await stream.nextId()).toBe(visit.id);
    for (let times = 0; times < 3; times += 1) {
      expect(await wait(visit, tab)).toMatchObject(elsewhere);
      expect((await wait(visit, otherTab)).status).toBe(200);
    }
    expect((await wait(visit, { ...tab, take: true })).status).toBe(200);
    expect(await wait(visit, otherTab)).toMatchObject(elsewhere);
    // However often it moved, the patient has waited all the time.
    expect((await seenBy(visit, visit.patient)).waiting_since).toBe(since);
  });

  test("is not ended by another tab that closes, and is free once nothing is heard of its own", async () => {
    const visit = await visitIn(1);
    await wait(visit, { ...tab, take: true });
    await send("DELETE", `${visit.path}waiting/?place_id=${otherTab.place_id}`, { token: visit.patient });
    expect((await seenBy(visit, doctor.token)).waiting_since).not.toBeNull();
    await database()
      .db.update(waiting)
      .set({ leaseUntil: sql`now() - interval '1 second'` })
      .where(eq(waiting.consultationId, visit.id));
    expect((await wait(visit, otherTab)).status).toBe(200);
    await send("DELETE", `${visit.path}waiting/?place_id=${otherTab.place_id}`, { token: visit.patient });
    expect((await seenBy(visit, doctor.token)).waiting_since).toBeNull();
  });

  test("is no matter of older clients, which name no tab", async () => {
    const visit = await visitIn(1);
    await wait(visit, { ...tab, take: true });
    expect((await wait(visit)).status).toBe(200);
    expect((await wait(visit, tab)).status).toBe(200);
  });
});

describe("turn_away", () => {
  const tab = { place_id: randomUUID() };

  test("ends the patient's waiting until they ask again, and is in the audit log", async () => {
    const visit = await visitIn(1);
    await wait(visit, { ...tab, take: true });
    const stream = await listen(visit.patient);
    expect((await command(visit, "turn_away")).body).toMatchObject({
      status: "scheduled",
      waiting_since: null,
      turned_away_at: expect.any(String),
    });
    expect(await stream.nextId()).toBe(visit.id);
    // Signs of life of the waiting page that come after it do not undo it.
    for (const body of [undefined, tab]) {
      expect((await wait(visit, body)).body).toMatchObject({
        waiting_since: null,
        turned_away_at: expect.any(String),
      });
    }
    expect((await wait(visit, { ...tab, take: true })).body).toMatchObject({
      waiting_since: expect.any(String),
      turned_away_at: null,
    });
    const audited = await database()
      .db.select()
      .from(auditLog)
      .where(and(eq(auditLog.consultationId, visit.id), eq(auditLog.action, "consultation.turn_away")));
    expect(audited).toEqual([expect.objectContaining({ actorId: doctor.userId })]);
  });

  test("is forgotten when the doctor starts the visit after all, and impossible from then on", async () => {
    const visit = await visitIn(0);
    await wait(visit);
    await command(visit, "turn_away");
    await command(visit, "start_consultation");
    expect((await seenBy(visit, visit.patient)).turned_away_at).toBeNull();
    const { status, body } = await command(visit, "turn_away");
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: "/problems/wrong-state" });
  });
});

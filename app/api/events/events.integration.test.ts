import { eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { waiting } from "#drizzle/schema.ts";
import { sweepWaiting } from "#lib/domain/waiting/presence.ts";
import { database } from "#lib/platform/db/client.ts";
import { send, sendRaw } from "#lib/testing/api.ts";
import {
  makeClinic,
  makeStaff,
  openLink,
  type SignedIn,
  scheduleVisit,
  type Visit,
} from "#lib/testing/clinic.ts";
import { Consultation } from "#lib/wire/consultation.ts";

let clinicId: string;
let doctor: SignedIn;

beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
});

const openStreams: AbortController[] = [];
afterEach(() => {
  for (const stream of openStreams.splice(0)) stream.abort();
});

/** Opens the event stream. @returns `next()`, the ids of the events one by one; `resync` for "read all again" */
async function listen(token: string) {
  const abort = new AbortController();
  openStreams.push(abort);
  const response = await sendRaw(
    new Request("http://localhost/api/events/", {
      headers: { authorization: `Bearer ${token}` },
      signal: abort.signal,
    }),
  );
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const events = readEvents(response);
  const next = async () => (await events.next()).value;
  expect(await next()).toBe("resync");
  return { next, abort };
}

async function* readEvents(response: Response): AsyncGenerator<string> {
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const frames = text.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      const event = /^event: (.+)$/m.exec(frame)?.[1];
      const data = /^data: (.+)$/m.exec(frame)?.[1];
      if (event === "resync") yield "resync";
      if (event === "consultation") yield JSON.parse(data ?? "{}").id;
    }
  }
}

/** The next event that is no `resync`: the hub sends one of its own when it begins to listen. */
async function nextId({ next }: { next: () => Promise<string> }): Promise<string> {
  const id = await next();
  return id === "resync" ? nextId({ next }) : id;
}

const wait = ({ path }: Visit, token: string) => send("POST", `${path}waiting/`, { token });
const waitingSince = async ({ path }: Visit) =>
  Consultation.parse((await send("GET", path, { token: doctor.token })).body).waiting_since;

describe("GET /api/events/", () => {
  test("tells the doctor that the patient waits, and the patient that the doctor starts", async () => {
    const visit = await scheduleVisit(doctor);
    const patient = await openLink(visit);
    const forDoctor = await listen(doctor.token);
    const forPatient = await listen(patient);

    await wait(visit, patient);
    expect(await nextId(forDoctor)).toBe(visit.id);
    expect(await nextId(forPatient)).toBe(visit.id);

    await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
    expect(await nextId(forPatient)).toBe(visit.id);
  });

  test("tells nobody of what they may not see", async () => {
    const otherDoctor = await makeStaff(clinicId);
    const otherVisit = await scheduleVisit(otherDoctor);
    const otherPatient = await openLink(otherVisit);
    const farClinicId = await makeClinic();
    const farDoctor = await makeStaff(farClinicId);
    const strangers = [await listen(otherDoctor.token), await listen(otherPatient)];
    const farAdmin = await listen((await makeStaff(farClinicId, "admin")).token);
    const ownAdmin = await listen((await makeStaff(clinicId, "admin")).token);

    const visit = await scheduleVisit(doctor);
    expect(await nextId(ownAdmin)).toBe(visit.id);

    // What they had been told of that visit would come before this.
    await wait(otherVisit, otherPatient);
    for (const stranger of strangers) expect(await nextId(stranger)).toBe(otherVisit.id);
    const farVisit = await scheduleVisit(farDoctor);
    expect(await nextId(farAdmin)).toBe(farVisit.id);
  });

  test("answers 401 to nobody", async () => {
    expect((await send("GET", "/api/events/")).status).toBe(401);
  });

  test("has no body for who asks for its head alone: nobody would read or end it", async () => {
    const request = (token?: string) =>
      new Request("http://localhost/api/events/", {
        method: "HEAD",
        headers: token ? { authorization: `Bearer ${token}` } : {},
      });
    const response = await sendRaw(request(doctor.token));
    expect([response.status, response.headers.get("content-type"), response.body]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
      null,
    ]);
    expect((await sendRaw(request())).status).toBe(401);
  });

  test("ends when its reader goes away", async () => {
    const { next, abort } = await listen(doctor.token);
    abort.abort();
    let value = await next();
    while (value === "resync") value = await next();
    expect(value).toBeUndefined();
  });
});

describe("the waiting room", () => {
  test("shows since when the patient waits, and keeps that through further signs of life", async () => {
    const visit = await scheduleVisit(doctor);
    const patient = await openLink(visit);
    expect(await waitingSince(visit)).toBeNull();
    await wait(visit, patient);
    const since = await waitingSince(visit);
    expect(since).not.toBeNull();
    await wait(visit, patient);
    expect(await waitingSince(visit)).toBe(since);
  });

  test("is empty once the patient leaves, and tells so", async () => {
    const visit = await scheduleVisit(doctor);
    const patient = await openLink(visit);
    await wait(visit, patient);
    const stream = await listen(doctor.token);
    expect((await send("DELETE", `${visit.path}waiting/`, { token: patient })).status).toBe(204);
    expect(await nextId(stream)).toBe(visit.id);
    expect(await waitingSince(visit)).toBeNull();
  });

  test("is empty once nothing was heard for the length of a lease, and tells so; back again counts anew", async () => {
    const visit = await scheduleVisit(doctor);
    const patient = await openLink(visit);
    await wait(visit, patient);
    const anHourAgo = sql`now() - interval '1 hour'`;
    await database()
      .db.update(waiting)
      .set({ since: anHourAgo, leaseUntil: anHourAgo })
      .where(eq(waiting.consultationId, visit.id));
    expect(await waitingSince(visit)).toBeNull();

    const stream = await listen(doctor.token);
    await sweepWaiting(database().db);
    expect(await nextId(stream)).toBe(visit.id);

    const before = Date.now();
    await wait(visit, patient);
    expect(Date.parse((await waitingSince(visit)) ?? "")).toBeGreaterThan(before - 1000);
  });

  test("is left by joining the call, and by the end of the visit", async () => {
    const visit = await scheduleVisit(doctor);
    const patient = await openLink(visit);
    await wait(visit, patient);
    await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
    expect(await waitingSince(visit)).not.toBeNull();
    await send("POST", `${visit.path}join_consultation/`, { token: patient });
    expect(await waitingSince(visit)).toBeNull();

    await wait(visit, patient);
    await send("POST", `${visit.path}end_consultation/`, { token: doctor.token });
    expect(await waitingSince(visit)).toBeNull();
    expect((await wait(visit, patient)).body).toMatchObject({ status: "completed", waiting_since: null });
  });

  test("is for its patient only", async () => {
    const visit = await scheduleVisit(doctor);
    expect((await wait(visit, doctor.token)).status).toBe(403);
    expect((await wait(visit, await openLink(await scheduleVisit(doctor)))).status).toBe(404);
  });
});

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { joinLinks } from "#drizzle/schema.ts";
import { database } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import {
  hourMs,
  makeClinic,
  makeStaff,
  openLink,
  recordOf,
  type SignedIn,
  scheduleVisit,
  type Visit,
  visitAt,
} from "#lib/testing/clinic.ts";

let clinicId: string;
let doctor: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
  admin = await makeStaff(clinicId, "admin");
});

const change = ({ path }: Visit, body: unknown, token = doctor.token) => send("PATCH", path, { token, body });
const cancel = ({ path }: Visit, token = doctor.token) =>
  send("POST", `${path}cancel_consultation/`, { token });
const markMissed = ({ path }: Visit, token = doctor.token) => send("POST", `${path}mark_missed/`, { token });
const exchange = ({ id, secret }: Visit) =>
  send("POST", "/api/join_links/exchange/", { body: { consultation_id: id, secret } });
const begun = () => scheduleVisit(doctor, visitAt(-hourMs / 2, hourMs));

describe("PATCH /api/consultations/{id}/", () => {
  test("moves the visit, and the window of its link along", async () => {
    const visit = await scheduleVisit(doctor);
    const { scheduled_start, scheduled_end } = visitAt(72 * hourMs);
    const { status, body } = await change(visit, { scheduled_start, scheduled_end });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      scheduled_start,
      scheduled_end,
      reason: "Test reason",
      status: "scheduled",
    });
    expect((await exchange(visit)).body).toMatchObject({ type: "/problems/link-not-yet-open" });
    const [link] = await database().db.select().from(joinLinks).where(eq(joinLinks.consultationId, visit.id));
    expect(link?.closesAt).toEqual(new Date(Date.parse(scheduled_end) + 4 * hourMs));
  });

  test("changes the reason alone, also to none, and for an admin of the clinic", async () => {
    const visit = await scheduleVisit(doctor);
    const before = await recordOf(visit.id);
    expect((await change(visit, { reason: "Another" })).body).toMatchObject({ reason: "Another" });
    expect((await change(visit, { reason: null }, admin.token)).body).toMatchObject({ reason: null });
    expect((await recordOf(visit.id)).scheduledStart).toEqual(before.scheduledStart);
  });

  test.each([
    ["nothing", {}, ""],
    ["an end before the start that stays", { scheduled_end: "2020-01-01T00:00:00Z" }, "/scheduled_end"],
    ["more than 12 hours", { scheduled_end: "2099-01-01T00:00:00Z" }, "/scheduled_end"],
    ["a field that is not the caller's to set", { status: "completed" }, ""],
    ["another doctor", { doctor_id: "00000000-0000-4000-8000-00000000ffff" }, ""],
  ])("answers 400 to %s", async (_, body, pointer) => {
    const visit = await scheduleVisit(doctor);
    const answer = await change(visit, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: expect.arrayContaining([{ pointer, detail: expect.any(String) }]) },
    });
  });

  test("answers 400 with the state once the visit has started, 403 to its patient, 404 to another doctor", async () => {
    const visit = await scheduleVisit(doctor);
    expect((await change(visit, { reason: "A" }, await openLink(visit))).status).toBe(403);
    expect((await change(visit, { reason: "A" }, (await makeStaff(clinicId)).token)).status).toBe(404);
    await send("POST", `${visit.path}start_consultation/`, doctor);
    expect((await change(visit, { reason: "A" })).body).toMatchObject({
      error: "Cannot change a consultation with status: in-progress",
    });
  });
});

describe("POST cancel_consultation/", () => {
  test("calls the visit off: its link is dead, and its patient can still read so", async () => {
    const visit = await scheduleVisit(doctor);
    const patient = await openLink(visit);
    expect(await cancel(visit)).toMatchObject({ status: 200, body: { status: "cancelled", end_time: null } });
    expect((await exchange(visit)).body).toMatchObject({ status: 410, type: "/problems/visit-ended" });
    expect((await send("GET", visit.path, { token: patient })).body).toMatchObject({ status: "cancelled" });
  });

  test("is one of several at once, and is final", async () => {
    const visit = await scheduleVisit(doctor);
    const answers = await Promise.all(Array.from({ length: 5 }, () => cancel(visit, admin.token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400, 400]);
    expect((await send("POST", `${visit.path}start_consultation/`, doctor)).body).toMatchObject({
      error: "Cannot start a consultation with status: cancelled",
    });
    expect((await cancel(visit)).body).toMatchObject({
      error: "Cannot cancel a consultation with status: cancelled",
    });
  });

  test("answers 403 to the patient and 404 to another clinic's admin", async () => {
    const visit = await scheduleVisit(doctor);
    expect((await cancel(visit, await openLink(visit))).status).toBe(403);
    expect((await cancel(visit, (await makeStaff(await makeClinic(), "admin")).token)).status).toBe(404);
    expect((await recordOf(visit.id)).status).toBe("scheduled");
  });
});

describe("POST mark_missed/", () => {
  test("writes down that nobody came, for the doctor and for an admin", async () => {
    expect((await markMissed(await begun())).body).toMatchObject({ status: "missed", start_time: null });
    expect((await markMissed(await begun(), admin.token)).body).toMatchObject({ status: "missed" });
  });

  test("answers 400 before the planned start, and once the visit has started", async () => {
    expect((await markMissed(await scheduleVisit(doctor))).body).toMatchObject({
      status: 400,
      type: "/problems/visit-still-to-come",
    });
    const visit = await begun();
    await send("POST", `${visit.path}start_consultation/`, doctor);
    expect((await markMissed(visit)).body).toMatchObject({
      error: "Cannot mark a consultation as missed with status: in-progress",
    });
  });

  test("of a visit that is moved to later at the same time one of the two is done", async () => {
    const visits = await Promise.all(Array.from({ length: 20 }, begun));
    const { scheduled_start, scheduled_end } = visitAt(72 * hourMs);
    await Promise.all(
      visits.map(async (visit) => {
        const answers = await Promise.all([
          change(visit, { scheduled_start, scheduled_end }),
          markMissed(visit),
        ]);
        expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
      }),
    );
  });
});

describe("DELETE join_link/", () => {
  const revoke = ({ path }: Visit, token = doctor.token) => send("DELETE", `${path}join_link/`, { token });

  test("takes the link back, puts out whoever came in by it, and leaves room for a new one", async () => {
    const visit = await scheduleVisit(doctor);
    const inside = await openLink(visit);
    expect((await revoke(visit)).status).toBe(204);
    expect((await revoke(visit)).status).toBe(204);
    expect((await exchange(visit)).body).toMatchObject({ status: 410, type: "/problems/link-replaced" });
    expect((await send("GET", visit.path, { token: inside })).status).toBe(401);
    const reissued = await send("POST", `${visit.path}join_link/`, doctor);
    const [, secret = ""] = (reissued.body as { join_link: string }).join_link.split("#");
    expect((await exchange({ ...visit, secret })).status).toBe(200);
  });

  test("is for good: whoever came in by it stays out when the visit is over", async () => {
    const visit = await scheduleVisit(doctor);
    const inside = await openLink(visit);
    await revoke(visit);
    await cancel(visit);
    expect((await send("GET", visit.path, { token: inside })).status).toBe(401);
  });

  test("answers 403 to the patient, 404 to another doctor, 400 once the visit is over", async () => {
    const visit = await scheduleVisit(doctor);
    expect((await revoke(visit, await openLink(visit))).status).toBe(403);
    expect((await revoke(visit, (await makeStaff(clinicId)).token)).status).toBe(404);
    await cancel(visit);
    expect((await revoke(visit)).body).toMatchObject({
      error: "Cannot revoke the link of a consultation with status: cancelled",
    });
  });
});

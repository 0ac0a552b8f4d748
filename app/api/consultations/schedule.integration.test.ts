import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { joinLinks } from "#drizzle/schema.ts";
import { database } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import {
  hourMs,
  makeAccount,
  makeClinic,
  makeStaff,
  openLink,
  recordOf,
  type SignedIn,
  scheduleVisit,
  visitAt,
} from "#lib/testing/clinic.ts";
import { Consultation, ConsultationPage, ScheduledConsultation } from "#lib/wire/consultation.ts";

let clinicId: string;
let doctor: SignedIn;

beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
});

describe("POST /api/consultations/", () => {
  test("answers 201 with the consultation and its link, shown this once", async () => {
    const visit = visitAt();
    const { status, body } = await send("POST", "/api/consultations/", { token: doctor.token, body: visit });
    expect(status).toBe(201);
    const scheduled = ScheduledConsultation.strict().parse(body);
    expect(scheduled).toMatchObject({
      status: "scheduled",
      scheduled_start: visit.scheduled_start,
      doctor: { id: doctor.userId },
      patient: visit.patient,
      start_time: null,
      end_time: null,
    });
    expect(scheduled.join_link).toMatch(new RegExp(`/join/${scheduled.id}#panacare_join_[\\w-]{43}$`));

    const { body: readAgain } = await send("GET", `/api/consultations/${scheduled.id}/`, {
      token: doctor.token,
    });
    expect(Consultation.strict().parse(readAgain)).not.toHaveProperty("join_link");
  });

  test("keeps only a hash of the link's secret", async () => {
    const { secret } = await scheduleVisit(doctor);
    const stored = JSON.stringify(await database().db.select().from(joinLinks));
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(secret.replace("panacare_join_", ""));
  });

  test("takes times with any offset and answers in UTC", async () => {
    const body = {
      ...visitAt(),
      scheduled_start: "2027-03-01T10:00:00+03:00",
      scheduled_end: "2027-03-01T10:30:00+03:00",
    };
    const answer = await send("POST", "/api/consultations/", { token: doctor.token, body });
    expect(answer.body).toMatchObject({ scheduled_start: "2027-03-01T07:00:00.000Z" });
  });

  test.each([
    ["no patient", { patient: undefined }, "/patient"],
    ["an empty name", { patient: { name: "  " } }, "/patient/name"],
    ["an e-mail address that is none", { patient: { name: "A", email: "not-one" } }, "/patient/email"],
    ["a time without offset", { scheduled_start: "2027-03-01T10:00:00" }, "/scheduled_start"],
    ["an end before the start", { scheduled_end: "2020-01-01T00:00:00Z" }, "/scheduled_end"],
    ["a doctor's id that is none", { doctor_id: "someone-else" }, "/doctor_id"],
    ["an unknown field", { status: "completed" }, ""],
  ])("answers 400 to %s and names the field", async (_, change, pointer) => {
    const { status, headers, body } = await send("POST", "/api/consultations/", {
      token: doctor.token,
      body: { ...visitAt(), ...change },
    });
    expect(status).toBe(400);
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(body).toMatchObject({
      type: "/problems/invalid",
      status: 400,
      error: expect.any(String),
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });

  test.each([
    ["no JSON", "{", "application/json"],
    ["a form", "a=b", "application/x-www-form-urlencoded"],
    ["plain text", "{}", "text/plain"],
  ])("answers 400 to %s", async (_, body, contentType) => {
    const answer = await send("POST", "/api/consultations/", {
      token: doctor.token,
      body,
      headers: { "content-type": contentType },
    });
    expect(answer.status).toBe(400);
  });

  test("schedules for the doctor whom an administrator names, and for no other clinic's", async () => {
    const admin = await makeStaff(clinicId, "admin");
    const schedule = (doctorId?: string) =>
      send("POST", "/api/consultations/", {
        token: admin.token,
        body: { ...visitAt(), ...(doctorId && { doctor_id: doctorId }) },
      });
    const { status, body } = await schedule(doctor.userId);
    expect(status).toBe(201);
    expect(body).toMatchObject({ doctor: { id: doctor.userId } });
    expect((await send("GET", `/api/consultations/${(body as { id: string }).id}/`, doctor)).status).toBe(
      200,
    );

    const farDoctor = await makeStaff(await makeClinic());
    for (const doctorId of [farDoctor.userId, admin.userId, undefined]) {
      expect(await schedule(doctorId)).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: "/doctor_id", detail: expect.any(String) }] },
      });
    }
  });

  test("answers 403 to a doctor who schedules for another", async () => {
    const colleague = await makeStaff(clinicId);
    const body = { ...visitAt(), doctor_id: colleague.userId };
    expect((await send("POST", "/api/consultations/", { token: doctor.token, body })).status).toBe(403);
  });

  test("answers 401 to nobody, 403 to an unknown account and to a patient", async () => {
    const body = visitAt();
    expect((await send("POST", "/api/consultations/", { body })).status).toBe(401);
    const stranger = await makeAccount();
    const patientToken = await openLink(await scheduleVisit(doctor));
    for (const token of [stranger.token, patientToken]) {
      const answer = await send("POST", "/api/consultations/", { token, body });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ error: expect.any(String) });
    }
  });
});

describe("GET /api/consultations/", () => {
  test("lists a doctor's own visits, latest first, page by page, each once", async () => {
    const ownDoctor = await makeStaff(clinicId);
    const made = [];
    for (const hours of [3, 1, 2, 2]) made.push(await scheduleVisit(ownDoctor, visitAt(hours * hourMs)));
    await scheduleVisit(doctor);

    const seen: string[] = [];
    const starts: string[] = [];
    let path: string | null = "/api/consultations/?limit=3";
    while (path) {
      const { status, body } = await send("GET", path, { token: ownDoctor.token });
      expect(status).toBe(200);
      const page = ConsultationPage.parse(body);
      seen.push(...page.results.map(({ id }) => id));
      starts.push(...page.results.map(({ scheduled_start }) => scheduled_start));
      path = page.next;
    }
    expect(seen.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
    expect(starts).toEqual(starts.toSorted().toReversed());
  });

  test("keeps to the asked status and time", async () => {
    const ownDoctor = await makeStaff(clinicId);
    const soon = await scheduleVisit(ownDoctor, visitAt(hourMs));
    const later = await scheduleVisit(ownDoctor, visitAt(48 * hourMs));
    await send("POST", `${soon.path}start_consultation/`, { token: ownDoctor.token });
    const idsOf = async (query: string) => {
      const { body } = await send("GET", `/api/consultations/?${query}`, { token: ownDoctor.token });
      return ConsultationPage.parse(body).results.map(({ id }) => id);
    };
    expect(await idsOf("status=in-progress")).toEqual([soon.id]);
    expect(await idsOf(`from=${new Date(Date.now() + 24 * hourMs).toISOString()}`)).toEqual([later.id]);
    expect(await idsOf(`to=${new Date(Date.now() + 24 * hourMs).toISOString()}`)).toEqual([soon.id]);
  });

  test("finds staff the visits by a part of the patient's name, whatever the case", async () => {
    const ownDoctor = await makeStaff(clinicId);
    const names = ["Åsa Nyström", "Nils 100%_Holm", "Maya Nyberg"];
    for (const name of names) await scheduleVisit(ownDoctor, { ...visitAt(), patient: { name } });
    const namesFound = async (search: string) => {
      const { body } = await send("POST", "/api/consultations/search/", {
        token: ownDoctor.token,
        body: { search },
      });
      return ConsultationPage.parse(body).results.map(({ patient }) => patient.name);
    };
    expect((await namesFound("nY")).toSorted()).toEqual(["Maya Nyberg", "Åsa Nyström"]);
    expect(await namesFound("100%_h")).toEqual(["Nils 100%_Holm"]);
    expect(await namesFound("0%_")).toEqual(["Nils 100%_Holm"]);
    // One or two letters find where a word of the name begins; neither sign is a wildcard.
    expect(await namesFound("%")).toEqual([]);
    expect(await namesFound("_")).toEqual([]);
    expect(await namesFound("nobody")).toEqual([]);
  });

  test("searches page by page, with no name in an address", async () => {
    const ownDoctor = await makeStaff(clinicId);
    const { token } = ownDoctor;
    for (const name of ["Nils Holm", "Maya Nyberg", "Asa Holm"])
      await scheduleVisit(ownDoctor, { ...visitAt(), patient: { name } });
    const body = { search: "holm", limit: 1 };
    const first = await send("POST", "/api/consultations/search/", { token, body });
    const { results, next } = ConsultationPage.parse(first.body);
    expect(next).not.toMatch(/holm/i);
    const second = ConsultationPage.parse((await send("POST", next ?? "", { token, body })).body);
    expect([...results, ...second.results].map(({ patient }) => patient.name).toSorted()).toEqual([
      "Asa Holm",
      "Nils Holm",
    ]);
    expect(second.next).toBeNull();
    const inAddress = await send("GET", "/api/consultations/?search=holm", { token });
    expect(inAddress.status).toBe(400);
  });

  test("keeps to one doctor for an admin, page by page", async () => {
    const ownClinicId = await makeClinic();
    const [one, other, admin] = [
      await makeStaff(ownClinicId),
      await makeStaff(ownClinicId),
      await makeStaff(ownClinicId, "admin"),
    ];
    const made = [await scheduleVisit(one), await scheduleVisit(one)];
    await scheduleVisit(other);
    const first = await send("GET", `/api/consultations/?doctor_id=${one.userId}&limit=1`, admin);
    const { results, next } = ConsultationPage.parse(first.body);
    const second = ConsultationPage.parse((await send("GET", next ?? "", admin)).body);
    expect([...results, ...second.results].map(({ id }) => id).toSorted()).toEqual(
      made.map(({ id }) => id).toSorted(),
    );
    expect(second.next).toBeNull();
  });

  test("shows an admin the clinic, a patient the one visit, and another clinic nothing", async () => {
    const otherClinicId = await makeClinic();
    const ownDoctor = await makeStaff(otherClinicId);
    const admin = await makeStaff(otherClinicId, "admin");
    const visit = await scheduleVisit(ownDoctor);
    await scheduleVisit(ownDoctor);
    const countFor = async (token: string) =>
      ConsultationPage.parse((await send("GET", "/api/consultations/", { token })).body).results.length;
    expect(await countFor(admin.token)).toBe(2);
    expect(await countFor(await openLink(visit))).toBe(1);
    expect(await countFor((await makeStaff(await makeClinic(), "admin")).token)).toBe(0);
  });

  test("takes a cursor with any offset that a time may have, also one beyond PostgreSQL's", async () => {
    const cursor = Buffer.from(JSON.stringify(["2026-01-01T00:00:00+23:59", randomUUID()])).toString(
      "base64url",
    );
    const { status } = await send("GET", `/api/consultations/?cursor=${cursor}`, { token: doctor.token });
    expect(status).toBe(200);
  });

  test.each([
    "limit=0",
    "limit=101",
    "limit=x",
    "status=unknown",
    "cursor=x",
    "from=yesterday",
    "unknown=1",
    "limit=1&limit=2",
  ])("answers 400 to ?%s and names it", async (query) => {
    const { status, body } = await send("GET", `/api/consultations/?${query}`, { token: doctor.token });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      errors: [expect.objectContaining({ pointer: expect.stringMatching(/^\?/) })],
    });
  });
});

describe("GET /api/consultations/{id}/", () => {
  test("shows staff the contact and reason, and the patient neither", async () => {
    const visit = await scheduleVisit(doctor);
    const forDoctor = await send("GET", visit.path, { token: doctor.token });
    expect(forDoctor.body).toMatchObject({
      reason: "Test reason",
      patient: { email: "patient@example.org" },
    });
    const forPatient = await send("GET", visit.path, { token: await openLink(visit) });
    expect(forPatient.status).toBe(200);
    expect(forPatient.body).toMatchObject({ reason: null, patient: { name: "Test Patient" } });
    expect(JSON.stringify(forPatient.body)).not.toMatch(/patient@example\.org|555 0123|Test reason/);
  });

  test("answers with and without the trailing slash", async () => {
    const { path } = await scheduleVisit(doctor);
    expect((await send("GET", path.replace(/\/$/, ""), { token: doctor.token })).status).toBe(200);
  });

  test("answers the same 404 to another doctor, another clinic, another patient and for what does not exist", async () => {
    const visit = await scheduleVisit(doctor);
    const others = [
      (await makeStaff(clinicId)).token,
      (await makeStaff(await makeClinic())).token,
      (await makeStaff(await makeClinic(), "admin")).token,
      await openLink(await scheduleVisit(doctor)),
    ];
    const answers = await Promise.all([
      ...others.map((token) => send("GET", visit.path, { token })),
      send("GET", "/api/consultations/00000000-0000-4000-8000-00000000ffff/", { token: doctor.token }),
      send("GET", "/api/consultations/17/", { token: doctor.token }),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body).toMatchObject({ type: "/problems/not-found", title: "Not found" });
    }
  });

  test("never shows a sealed or a readable access token", async () => {
    const visit = await scheduleVisit(doctor);
    await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
    const { doctorToken, patientToken } = await recordOf(visit.id);
    expect([doctorToken, patientToken]).toEqual([
      expect.stringMatching(/^v1\./),
      expect.stringMatching(/^v1\./),
    ]);
    const { body } = await send("GET", visit.path, { token: doctor.token });
    expect(body).not.toHaveProperty("doctor_token");
    expect(JSON.stringify(body)).not.toContain(doctorToken);
  });
});

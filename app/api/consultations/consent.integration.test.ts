import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditLog } from "#drizzle/schema.ts";
import { consents, consentTexts } from "#drizzle/visit-record.ts";
import { database } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import {
  exchangeCustomToken,
  makeClinic,
  makeStaff,
  openLink,
  type SignedIn,
  scheduleVisit,
  type Visit,
} from "#lib/testing/clinic.ts";
import type { ClinicSettings } from "#lib/wire/clinic.ts";
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

const ask = async (text: string | null): Promise<ClinicSettings> => {
  const { body } = await send("PATCH", "/api/clinic/", { token: admin.token, body: { consent_text: text } });
  return body as ClinicSettings;
};
const agree = (body: { version?: number; shown_name?: string }) =>
  send("POST", `${visit.path}consent/`, { token: patient, body });
const seenBy = async (token: string) => Consultation.parse((await send("GET", visit.path, { token })).body);
const changed = { status: 409, body: { type: "/problems/consent-text-changed" } };

/** An interpreter, admitted. */
async function admittedGuest(): Promise<string> {
  const invited = await send("POST", `${visit.path}guests/`, {
    token: doctor.token,
    body: { name: "Interpreter" },
  });
  const { id, guest_link: link } = invited.body as { id: string; guest_link: string };
  const secret = link.split("#")[1] ?? "";
  const exchanged = await send("POST", "/api/guest_links/exchange/", {
    body: { consultation_id: visit.id, secret },
  });
  const token = await exchangeCustomToken((exchanged.body as { custom_token: string }).custom_token);
  await send("POST", `${visit.path}guests/${id}/admit/`, { token: doctor.token });
  return token;
}

describe("the clinic's consent text", () => {
  test("gets a version of its own with every change, and each stays on record", async () => {
    expect((await send("GET", "/api/clinic/", { token: doctor.token })).body).toEqual({
      name: "Test clinic",
      phone: "+1 555 0199",
      time_zone: "UTC",
      language: "en",
      consent_text: null,
      consent_version: 0,
    });
    expect(await ask("First")).toMatchObject({ consent_text: "First", consent_version: 1 });
    expect(await ask("First")).toMatchObject({ consent_version: 1 });
    expect(await ask(null)).toMatchObject({ consent_text: null, consent_version: 2 });
    expect(await ask("  ")).toMatchObject({ consent_text: null, consent_version: 2 });
    expect(await ask("Third")).toMatchObject({ consent_version: 3 });
    const kept = await database().db.select().from(consentTexts).where(eq(consentTexts.clinicId, clinicId));
    expect(kept.map(({ version, text, createdBy }) => [version, text, createdBy])).toEqual([
      [1, "First", admin.userId],
      [2, null, admin.userId],
      [3, "Third", admin.userId],
    ]);
  });

  test("grows by one for each of many changes at once", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, nth) => ask(`Text ${nth}`)));
    expect(answers.map((answer) => answer.consent_version).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

test("the clinic's phone is changed apart from its text, and reaches the patient", async () => {
  await ask("You agree to be treated by video.");
  const change = async (body: object) =>
    (await send("PATCH", "/api/clinic/", { token: admin.token, body })).body;
  expect(await change({ phone: " +1 555 0142 " })).toMatchObject({
    phone: "+1 555 0142",
    consent_text: "You agree to be treated by video.",
  });
  expect((await seenBy(patient)).clinic.phone).toBe("+1 555 0142");
  expect(await change({ phone: "" })).toMatchObject({ phone: null });
  expect((await send("PATCH", "/api/clinic/", { token: admin.token, body: {} })).status).toBe(400);
});

test("the clinic's time zone and language are changed one by one, to such as there are", async () => {
  const change = (body: object) => send("PATCH", "/api/clinic/", { token: admin.token, body });
  expect((await change({ time_zone: "Africa/Nairobi" })).body).toMatchObject({
    time_zone: "Africa/Nairobi",
    language: "en",
  });
  expect((await change({ language: "sw" })).body).toMatchObject({
    time_zone: "Africa/Nairobi",
    language: "sw",
    phone: "+1 555 0199",
  });
  const wrongZone = await change({ time_zone: "Africa/Atlantis" });
  expect(wrongZone).toMatchObject({ status: 400, body: { errors: [{ pointer: "/time_zone" }] } });
  expect((await change({ language: "tlh" })).status).toBe(400);
});

describe("the patient's consent", () => {
  test("is asked by nobody where the clinic has no text, and can be given to none", async () => {
    expect((await seenBy(patient)).consent).toBeNull();
    expect(await agree({ version: 1 })).toMatchObject(changed);
  });

  test("is to the version that they read; who, when and which is on record, and its time is the first", async () => {
    const { consent_version: version } = await ask("You agree to be treated by video.");
    expect((await seenBy(patient)).consent).toEqual({
      version,
      text: "You agree to be treated by video.",
      accepted_at: null,
    });
    const { body } = await agree({ version });
    const { consent } = Consultation.parse(body);
    expect(consent?.accepted_at).not.toBeNull();
    expect(Consultation.parse((await agree({ version })).body).consent).toEqual(consent);
    const { db } = database();
    const kept = await db.select().from(consents).where(eq(consents.consultationId, visit.id));
    expect(kept).toEqual([expect.objectContaining({ version, clinicId, at: expect.any(Date) })]);
    const audited = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.consultationId, visit.id), eq(auditLog.action, "consent.accept")));
    expect(audited).toEqual([expect.objectContaining({ actorRole: "patient", details: { version } })]);
    // Staff see that it was given, and need not be sent the pages of text.
    expect((await seenBy(doctor.token)).consent).toEqual({ version, accepted_at: consent?.accepted_at });
  });

  test("is refused to an older text, and asked for anew", async () => {
    const { consent_version: first } = await ask("First");
    await agree({ version: first });
    const { consent_version: second } = await ask("Second");
    expect((await seenBy(patient)).consent).toMatchObject({ version: second, accepted_at: null });
    expect(await agree({ version: first })).toMatchObject(changed);
    expect((await agree({ version: second })).status).toBe(200);
  });

  test("stays what it was once the visit is over, whatever the clinic asks then", async () => {
    const { consent_version: version } = await ask("First");
    await agree({ version });
    await send("POST", `${visit.path}cancel_consultation/`, { token: doctor.token });
    await ask("Second");
    expect((await seenBy(doctor.token)).consent).toEqual({ version, accepted_at: expect.any(String) });
    expect((await agree({ version })).status).toBe(400);
  });
});

describe("the name under which guests see the patient", () => {
  test("is the record's until the patient chooses another; staff go on seeing the record's", async () => {
    const guest = await admittedGuest();
    expect((await seenBy(guest)).patient.name).toBe("Test Patient");
    expect((await agree({ shown_name: "  T. " })).body).toMatchObject({
      patient: { name: "Test Patient", shown_name: "T." },
    });
    expect((await seenBy(guest)).patient).toMatchObject({ name: "T.", shown_name: "T." });
    expect((await seenBy(doctor.token)).patient).toMatchObject({ name: "Test Patient", shown_name: "T." });
    const { body } = await send("GET", visit.path, { token: guest });
    expect(JSON.stringify(body)).not.toContain("Test Patient");
  });

  test("is of no use to a guest for learning more: no reason, contact, consent or place in line", async () => {
    await ask("Text");
    const seen = await seenBy(await admittedGuest());
    expect(seen).toMatchObject({ reason: null, consent: null, doctor_state: null, place_in_line: null });
    expect(Object.keys(seen.patient).toSorted()).toEqual(["id", "name", "shown_name"]);
  });

  test("everyone in the visit learns the admitted guests' names, and of no others", async () => {
    await send("POST", `${visit.path}guests/`, { token: doctor.token, body: { name: "Cousin" } });
    expect((await seenBy(patient)).guests).toEqual([]);
    const guest = await admittedGuest();
    for (const token of [patient, guest, doctor.token]) {
      expect((await seenBy(token)).guests).toEqual([{ id: expect.any(String), name: "Interpreter" }]);
    }
  });
});

test("a guest who waits learns for whom and where, and nothing of the patient", async () => {
  const invited = await send("POST", `${visit.path}guests/`, {
    token: doctor.token,
    body: { name: "Interpreter" },
  });
  expect(invited.body).toMatchObject({ doctor: { name: "Dr. Test" }, clinic: { name: "Test clinic" } });
  expect(JSON.stringify(invited.body)).not.toContain("Test Patient");
});

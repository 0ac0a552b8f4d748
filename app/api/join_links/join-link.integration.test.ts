import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { joinLinks } from "#drizzle/schema.ts";
import { database } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import {
  exchangeCustomToken,
  hourMs,
  makeClinic,
  makeStaff,
  openLink,
  type SignedIn,
  scheduleVisit,
  type Visit,
  visitAt,
} from "#lib/testing/clinic.ts";
import { ExchangedJoinLink, JoinLink } from "#lib/wire/consultation.ts";

let clinicId: string;
let doctor: SignedIn;

beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
});

const exchange = ({ id, secret }: Pick<Visit, "id" | "secret">) =>
  send("POST", "/api/join_links/exchange/", { body: { consultation_id: id, secret } });
const reissue = (visit: Visit, token = doctor.token) => send("POST", `${visit.path}join_link/`, { token });

function secretOf(link: string): string {
  return new URL(link).hash.slice(1);
}

describe("POST /api/join_links/exchange/", () => {
  test("gives a token that sees this consultation alone", async () => {
    const visit = await scheduleVisit(doctor);
    const { status, body } = await exchange(visit);
    expect(status).toBe(200);
    const { custom_token: customToken, consultation } = ExchangedJoinLink.strict().parse(body);
    expect(consultation).toMatchObject({ id: visit.id, patient: { name: "Test Patient" }, reason: null });

    const token = await exchangeCustomToken(customToken);
    expect((await send("GET", visit.path, { token })).status).toBe(200);
    expect((await send("GET", (await scheduleVisit(doctor)).path, { token })).status).toBe(404);
  });

  test("may be repeated: a patient opens the link again, or on another device", async () => {
    const visit = await scheduleVisit(doctor);
    const tokens = [await openLink(visit), await openLink(visit)];
    for (const token of tokens) expect((await send("GET", visit.path, { token })).status).toBe(200);
  });

  test("answers the same 404 to a wrong secret, another visit's secret and an unknown visit", async () => {
    const visit = await scheduleVisit(doctor);
    const other = await scheduleVisit(doctor);
    const answers = await Promise.all([
      exchange({ ...visit, secret: `${visit.secret.slice(0, -1)}${visit.secret.endsWith("A") ? "B" : "A"}` }),
      exchange({ ...visit, secret: other.secret }),
      exchange({ id: "00000000-0000-4000-8000-00000000ffff", secret: visit.secret }),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body).toMatchObject({ type: "/problems/link-unknown" });
    }
  });

  test("answers 403 before the window and 410 after it", async () => {
    const early = await scheduleVisit(doctor, visitAt(48 * hourMs));
    expect((await exchange(early)).body).toMatchObject({ status: 403, type: "/problems/link-not-yet-open" });
    const late = await scheduleVisit(doctor, visitAt(-6 * hourMs));
    expect((await exchange(late)).body).toMatchObject({ status: 410, type: "/problems/link-expired" });
  });

  test("answers 410 once the visit has ended", async () => {
    const visit = await scheduleVisit(doctor);
    await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
    expect((await exchange(visit)).status).toBe(200);
    await send("POST", `${visit.path}end_consultation/`, { token: doctor.token });
    expect((await exchange(visit)).body).toMatchObject({ status: 410, type: "/problems/visit-ended" });
  });

  test.each([
    ["no secret", {}],
    ["a secret that is no text", { secret: ["a"] }],
    ["an unknown field", { secret: "a", role: "doctor" }],
  ])("answers 400 to %s", async (_, change) => {
    const { id } = await scheduleVisit(doctor);
    const { status } = await send("POST", "/api/join_links/exchange/", {
      body: { consultation_id: id, ...change },
    });
    expect(status).toBe(400);
  });
});

describe("POST /api/consultations/{id}/join_link/", () => {
  test("gives a new link, and the one before is dead", async () => {
    const visit = await scheduleVisit(doctor);
    const { status, body } = await reissue(visit);
    expect(status).toBe(200);
    const link = JoinLink.strict().parse(body);
    expect(link.join_link).not.toBe(visit.joinLink);
    expect((await exchange(visit)).body).toMatchObject({ status: 410, type: "/problems/link-replaced" });
    expect((await exchange({ id: visit.id, secret: secretOf(link.join_link) })).status).toBe(200);
  });

  test("puts out whoever came in by the link before, and whoever exchanged it but had not yet come", async () => {
    const visit = await scheduleVisit(doctor);
    const inside = await openLink(visit);
    const { custom_token: onTheWay } = ExchangedJoinLink.parse((await exchange(visit)).body);
    const { join_link: newLink } = JoinLink.parse((await reissue(visit)).body);
    for (const token of [inside, await exchangeCustomToken(onTheWay)]) {
      expect((await send("GET", visit.path, { token })).status).toBe(401);
    }
    const token = await openLink({ id: visit.id, secret: secretOf(newLink) });
    expect((await send("GET", visit.path, { token })).status).toBe(200);
  });

  test("leaves one valid link however many ask at the same time", async () => {
    const visit = await scheduleVisit(doctor);
    const answers = await Promise.all(Array.from({ length: 5 }, () => reissue(visit)));
    const exchanges = await Promise.all(
      answers.map(({ body }) => exchange({ id: visit.id, secret: secretOf(JoinLink.parse(body).join_link) })),
    );
    expect(exchanges.map(({ status }) => status).toSorted()).toEqual([200, 410, 410, 410, 410]);
    const links = await database().db.select().from(joinLinks).where(eq(joinLinks.consultationId, visit.id));
    expect(links.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  });

  test("answers 403 to the patient, 404 to another doctor and 400 once the visit has ended", async () => {
    const visit = await scheduleVisit(doctor);
    expect((await reissue(visit, await openLink(visit))).status).toBe(403);
    expect((await reissue(visit, (await makeStaff(clinicId)).token)).status).toBe(404);
    await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
    await send("POST", `${visit.path}end_consultation/`, { token: doctor.token });
    expect((await reissue(visit)).body).toMatchObject({
      error: "Cannot issue a link to a consultation with status: completed",
    });
  });
});

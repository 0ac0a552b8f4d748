import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { guests } from "#drizzle/schema.ts";
import { sweepGuests } from "#lib/domain/guests/presence.ts";
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
import { failNext, stopFailing } from "#lib/testing/local-twilio.ts";
import { RoomTicket } from "#lib/wire/consultation.ts";
import { ExchangedGuestLink, GuestList, InvitedGuest } from "#lib/wire/guest.ts";

let clinicId: string;
let doctor: SignedIn;

beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
});
afterEach(stopFailing);

const invite = ({ path }: Visit, token = doctor.token, body: object = { name: "Interpreter" }) =>
  send("POST", `${path}guests/`, { token, body });
const exchange = (visit: Visit, secret: string, headers: Record<string, string> = {}) =>
  send("POST", "/api/guest_links/exchange/", { body: { consultation_id: visit.id, secret }, headers });

interface TestGuest {
  id: string;
  path: string;
  secret: string;
}

async function invitedGuest(visit: Visit): Promise<TestGuest> {
  const { id, guest_link: link } = InvitedGuest.parse((await invite(visit)).body);
  return { id, path: `${visit.path}guests/${id}/`, secret: new URL(link).hash.slice(1) };
}

async function waitingGuest(visit: Visit): Promise<TestGuest & { token: string }> {
  const guest = await invitedGuest(visit);
  const { custom_token } = ExchangedGuestLink.parse((await exchange(visit, guest.secret)).body);
  return { ...guest, token: await exchangeCustomToken(custom_token) };
}

const decide = ({ path }: TestGuest, decision: "admit" | "deny", token = doctor.token) =>
  send("POST", `${path}${decision}/`, { token });
const remove = ({ path }: TestGuest) => send("DELETE", path, doctor);
const wait = ({ path, token }: TestGuest & { token: string }) => send("POST", `${path}waiting/`, { token });
const getToken = ({ path }: Visit, token: string) => send("GET", `${path}get_token/`, { token });
const join = ({ path }: Visit, token: string) => send("POST", `${path}join_consultation/`, { token });
const start = ({ path }: Visit) => send("POST", `${path}start_consultation/`, doctor);
const end = ({ path }: Visit) => send("POST", `${path}end_consultation/`, doctor);

describe("an invitation", () => {
  test("is a link that is shown once and kept as a hash", async () => {
    const visit = await scheduleVisit(doctor);
    const { status, body } = await invite(visit, doctor.token, { name: "Interpreter", valid_minutes: 60 });
    expect(status).toBe(201);
    const { guest_link: link, ...guest } = InvitedGuest.parse(body);
    expect(link).toMatch(new RegExp(`/guest/${visit.id}#panacare_guest_[\\w-]{43}$`));
    expect(guest).toMatchObject({ name: "Interpreter", status: "invited", waiting_since: null });
    expect(Date.parse(guest.expires_at) - Date.now()).toBeGreaterThan(59 * 60_000);
    expect(GuestList.parse((await send("GET", `${visit.path}guests/`, doctor)).body).results).toEqual([
      guest,
    ]);
    expect(JSON.stringify(await database().db.select().from(guests))).not.toContain(link.split("_").at(-1));
  });

  test.each([
    ["no name", {}],
    ["less than a minute", { name: "A", valid_minutes: 0 }],
    ["more than an hour", { name: "A", valid_minutes: 61 }],
    ["part of a minute", { name: "A", valid_minutes: 1.5 }],
  ])("is refused with %s", async (_, body) => {
    expect((await invite(await scheduleVisit(doctor), doctor.token, body)).status).toBe(400);
  });

  test("works once, also when two open it at the same time", async () => {
    const visit = await scheduleVisit(doctor);
    const { secret } = await invitedGuest(visit);
    const answers = await Promise.all([exchange(visit, secret), exchange(visit, secret)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    expect((await exchange(visit, secret)).body).toMatchObject({ type: "/problems/link-used" });
  });

  test("gives its first answer again to who asks under the same key, and to nobody else", async () => {
    const visit = await scheduleVisit(doctor);
    const { secret } = await invitedGuest(visit);
    const own = { "idempotency-key": randomUUID() };
    const first = await exchange(visit, secret, own);
    const again = await exchange(visit, secret, own);
    expect(again).toMatchObject({ status: 200, body: first.body });
    const { custom_token } = ExchangedGuestLink.parse(again.body);
    expect(await exchangeCustomToken(custom_token)).toEqual(expect.any(String));
    for (const headers of [{}, { "idempotency-key": randomUUID() }]) {
      expect((await exchange(visit, secret, headers)).body).toMatchObject({ type: "/problems/link-used" });
    }
  });

  test("ends after its minutes, and with another visit's id is none", async () => {
    const visit = await scheduleVisit(doctor);
    const { id, secret } = await invitedGuest(visit);
    expect((await exchange(await scheduleVisit(doctor), secret)).status).toBe(404);
    const anHourAgo = sql`now() - interval '1 hour'`;
    await database()
      .db.update(guests)
      .set({ createdAt: sql`${anHourAgo} - interval '1 minute'`, expiresAt: anHourAgo })
      .where(eq(guests.id, id));
    expect((await exchange(visit, secret)).body).toMatchObject({
      status: 410,
      type: "/problems/link-expired",
    });
  });

  test("is there for two at a time, however many are asked for at once", async () => {
    const visit = await scheduleVisit(doctor);
    const answers = await Promise.all(Array.from({ length: 4 }, () => invite(visit)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 400, 400]);
    const { results } = GuestList.parse((await send("GET", `${visit.path}guests/`, doctor)).body);
    await send("DELETE", `${visit.path}guests/${results[0]?.id}/`, doctor);
    expect((await invite(visit)).status).toBe(201);
  });

  test("is the doctor's to give: 403 to the patient and to an admin, 404 to another doctor, 400 after the end", async () => {
    const visit = await scheduleVisit(doctor);
    expect((await invite(visit, await openLink(visit))).status).toBe(403);
    expect((await invite(visit, (await makeStaff(clinicId, "admin")).token)).status).toBe(403);
    expect((await invite(visit, (await makeStaff(clinicId)).token)).status).toBe(404);
    await send("POST", `${visit.path}cancel_consultation/`, doctor);
    expect((await invite(visit)).status).toBe(400);
  });
});

describe("a guest", () => {
  test("sees nothing of the visit and gets no token before the doctor admits them", async () => {
    const visit = await scheduleVisit(doctor);
    await start(visit);
    const guest = await waitingGuest(visit);
    expect((await wait(guest)).body).toMatchObject({ status: "waiting", waiting_since: expect.any(String) });
    for (const answer of [
      await getToken(visit, guest.token),
      await join(visit, guest.token),
      await send("GET", visit.path, guest),
      await send("GET", `${visit.path}chat_messages/`, guest),
    ]) {
      expect(answer.status).toBe(404);
    }

    expect((await decide(guest, "admit")).body).toMatchObject({ status: "admitted", waiting_since: null });
    expect((await wait(guest)).body).toMatchObject({ status: "admitted" });
    const ticket = RoomTicket.parse((await join(visit, guest.token)).body);
    expect(ticket).toMatchObject({
      identity: `guest-${guest.id}`,
      room_name: `panacare-consultation-${visit.id}`,
    });
  });

  test("sees who is there once admitted, and neither reason, contact nor messages", async () => {
    const visit = await scheduleVisit(doctor);
    const guest = await waitingGuest(visit);
    await decide(guest, "admit");
    const { body } = await send("GET", visit.path, guest);
    expect(body).toMatchObject({ reason: null, patient: { name: "Test Patient" } });
    expect(JSON.stringify(body)).not.toMatch(/patient@example\.org|555 0123|Test reason/);
    expect((await send("GET", `${visit.path}chat_messages/`, guest)).status).toBe(403);
  });

  test("who is denied is out, and stays so", async () => {
    const visit = await scheduleVisit(doctor);
    await start(visit);
    const guest = await waitingGuest(visit);
    expect((await decide(guest, "deny")).body).toMatchObject({ status: "denied" });
    expect((await wait(guest)).body).toMatchObject({ status: 403, type: "/problems/guest-denied" });
    expect((await getToken(visit, guest.token)).status).toBe(403);
    expect((await decide(guest, "deny")).status).toBe(200);
    expect((await decide(guest, "admit")).body).toMatchObject({
      error: "Cannot admit a guest with status: denied",
    });
  });

  test("who is removed, or whose visit ends, has no rights left", async () => {
    const visit = await scheduleVisit(doctor);
    await start(visit);
    const [one, other] = [await waitingGuest(visit), await waitingGuest(visit)];
    for (const guest of [one, other]) await decide(guest, "admit");
    await remove(one);
    expect((await getToken(visit, one.token)).body).toMatchObject({
      status: 401,
      type: "/problems/guest-removed",
    });
    expect((await getToken(visit, other.token)).status).toBe(200);
    await end(visit);
    expect((await getToken(visit, other.token)).body).toMatchObject({
      status: 401,
      type: "/problems/visit-ended",
    });
    const { results } = GuestList.parse((await send("GET", `${visit.path}guests/`, doctor)).body);
    expect(results.map(({ status }) => status)).toEqual(["removed", "removed"]);
  });

  test("who is removed while Twilio fails gets no other token all the same, and the doctor is warned", async () => {
    const visit = await scheduleVisit(doctor);
    await start(visit);
    const guest = await waitingGuest(visit);
    await decide(guest, "admit");
    await join(visit, guest.token);
    await failNext("rooms.update", "500", 20);
    expect((await remove(guest)).body).toMatchObject({ status: "removed", warning: expect.any(String) });
    await stopFailing();
    expect((await getToken(visit, guest.token)).status).toBe(401);
    const again = await remove(guest);
    expect(again.status).toBe(200);
    expect(again.body).not.toHaveProperty("warning");
  });

  test("of another visit sees nothing of this one", async () => {
    const [visit, otherVisit] = [await scheduleVisit(doctor), await scheduleVisit(doctor)];
    const [guest, stranger] = [await waitingGuest(visit), await waitingGuest(otherVisit)];
    await decide(stranger, "admit");
    expect((await send("GET", visit.path, stranger)).status).toBe(404);
    expect((await send("POST", `${guest.path}waiting/`, stranger)).status).toBe(404);
    expect((await decide({ ...guest, path: `${otherVisit.path}guests/${guest.id}/` }, "admit")).status).toBe(
      404,
    );
  });

  test("who was not heard of for the length of a lease is not shown as waiting, and is again when they are back", async () => {
    const visit = await scheduleVisit(doctor);
    const guest = await waitingGuest(visit);
    const anHourAgo = sql`now() - interval '1 hour'`;
    await database()
      .db.update(guests)
      .set({ arrivedAt: anHourAgo, leaseUntil: anHourAgo })
      .where(eq(guests.id, guest.id));
    const list = await send("GET", `${visit.path}guests/`, doctor);
    expect(GuestList.parse(list.body).results).toMatchObject([{ status: "waiting", waiting_since: null }]);
    await sweepGuests(database().db);
    const [swept] = await database().db.select().from(guests).where(eq(guests.id, guest.id));
    expect(swept).toMatchObject({ status: "waiting", leaseUntil: null });
    const { body } = await wait(guest);
    expect(Date.parse((body as { waiting_since: string }).waiting_since)).toBeGreaterThan(
      Date.now() - 60_000,
    );
  });

  test("is decided on by the visit's doctor alone", async () => {
    const visit = await scheduleVisit(doctor);
    const guest = await waitingGuest(visit);
    expect((await decide(guest, "admit", await openLink(visit))).status).toBe(403);
    expect((await decide(guest, "admit", (await makeStaff(clinicId, "admin")).token)).status).toBe(403);
    expect((await decide(guest, "admit", (await makeStaff(clinicId)).token)).status).toBe(404);
    expect((await decide(guest, "admit", guest.token)).status).toBe(404);
    expect((await decide(await invitedGuest(visit), "admit")).body).toMatchObject({
      error: "Cannot admit a guest with status: invited",
    });
  });
});

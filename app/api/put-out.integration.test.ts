import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { RawClient } from "#e2e/stand-ins/twilio/signaling/raw-client.ts";
import { settleDueRooms } from "#lib/domain/rooms/room-keeper.ts";
import { database } from "#lib/platform/db/client.ts";
import { type Answer, send } from "#lib/testing/api.ts";
import {
  exchangeCustomToken,
  makeClinic,
  makeStaff,
  openLink,
  recordOf,
  roomsOf,
  type SignedIn,
  scheduleVisit,
  type Visit,
} from "#lib/testing/clinic.ts";
import { answerLate, failNext, requestsPerCall, requestsTo, stopFailing } from "#lib/testing/local-twilio.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";
import { JoinLink, RoomTicket } from "#lib/wire/consultation.ts";
import { ExchangedGuestLink, InvitedGuest } from "#lib/wire/guest.ts";

/** Who is put out of a visit that goes on holds an access token that Twilio takes for hours: it must lead nowhere. */

let doctor: SignedIn;

beforeAll(async () => {
  doctor = await makeStaff(await makeClinic());
});
afterEach(stopFailing);

const reissue = ({ path }: Visit) => send("POST", `${path}join_link/`, doctor);
const revoke = ({ path }: Visit) => send("DELETE", `${path}join_link/`, doctor);
const join = ({ path }: Visit, token: string) => send("POST", `${path}join_consultation/`, { token });

async function startedVisit(): Promise<Visit> {
  const visit = await scheduleVisit(doctor);
  await send("POST", `${visit.path}start_consultation/`, doctor);
  return visit;
}

interface PutOut {
  /** Of who is about to be put out. */
  token: string;
  putOut: () => Promise<Answer>;
}

async function patientByLink(visit: Visit, putOut: (visit: Visit) => Promise<Answer>): Promise<PutOut> {
  return { token: await openLink(visit), putOut: () => putOut(visit) };
}

async function guestAtDoor(visit: Visit): Promise<PutOut & { path: string }> {
  const invited = await send("POST", `${visit.path}guests/`, { ...doctor, body: { name: "Interpreter" } });
  const { id, guest_link: link } = InvitedGuest.parse(invited.body);
  const exchanged = await send("POST", "/api/guest_links/exchange/", {
    body: { consultation_id: visit.id, secret: new URL(link).hash.slice(1) },
  });
  const { custom_token: customToken } = ExchangedGuestLink.parse(exchanged.body);
  const path = `${visit.path}guests/${id}/`;
  return {
    path,
    token: await exchangeCustomToken(customToken),
    putOut: () => send("DELETE", path, doctor),
  };
}

async function admittedGuest(visit: Visit): Promise<PutOut> {
  const guest = await guestAtDoor(visit);
  expect((await send("POST", `${guest.path}admit/`, doctor)).status).toBe(200);
  return guest;
}

const ways: [string, (visit: Visit) => Promise<PutOut>][] = [
  ["who came by a link that is replaced", (visit) => patientByLink(visit, reissue)],
  ["who came by a link that is taken back", (visit) => patientByLink(visit, revoke)],
  ["a guest who is removed", admittedGuest],
];

async function ticketOf(visit: Visit, token: string): Promise<RoomTicket> {
  return RoomTicket.parse((await join(visit, token)).body);
}

async function openClient(): Promise<RawClient> {
  return RawClient.open(workerWorld().addresses.twilio.signaling);
}

async function enter({ token }: RoomTicket): Promise<RawClient> {
  const client = await openClient();
  await client.join(token);
  return client;
}

async function expectLeadsNowhere({ token }: RoomTicket): Promise<void> {
  const client = await openClient();
  client.hello({
    type: "connect",
    version: 2,
    name: null,
    token,
    participant: { revision: 1, tracks: [] },
    peer_connections: [],
  });
  expect(await client.next("error")).toHaveProperty("code");
  client.cut();
}

describe.each(ways)("%s", (_, arrive) => {
  test("is out of the call, and their token leads nowhere, while the doctor goes on in the next room", async () => {
    const visit = await startedVisit();
    const { token, putOut } = await arrive(visit);
    const [ticket, doctorTicket] = [await ticketOf(visit, token), await ticketOf(visit, doctor.token)];
    const inRoom = [await enter(ticket), await enter(doctorTicket)];

    expect((await putOut()).status).toBeLessThan(300);
    for (const client of inRoom) await client.next("disconnected");
    await expectLeadsNowhere(ticket);
    expect((await join(visit, token)).status).toBe(401);

    const next = await ticketOf(visit, doctor.token);
    expect(next.room_name).toBe(`${doctorTicket.room_name}-2`);
    (await enter(next)).cut();
    await expectLeadsNowhere(ticket);
  });

  test("is out as soon as Twilio answers, when it does not at first", async () => {
    const visit = await startedVisit();
    const { token, putOut } = await arrive(visit);
    const ticket = await ticketOf(visit, token);
    const client = await enter(ticket);
    await failNext("rooms.update", "500", requestsPerCall);
    expect((await putOut()).status).toBeLessThan(300);
    expect(await roomsOf(visit.id)).toMatchObject([{ status: "closing" }]);
    // What the server does every 2 s.
    await settleDueRooms(database().db);
    await client.next("disconnected");
    await expectLeadsNowhere(ticket);
  });

  test("gets no token to the next room, when their request waited for Twilio meanwhile", async () => {
    const visit = await startedVisit();
    const { token, putOut } = await arrive(visit);
    await answerLate("rooms.fetch", 1000);
    const asked = await requestsTo("rooms.fetch");
    const answer = join(visit, token);
    await vi.waitFor(async () => expect(await requestsTo("rooms.fetch")).toBe(asked + 1));
    expect((await putOut()).status).toBeLessThan(300);
    expect((await answer).status).toBe(401);
  });
});

describe("the patient with the new link", () => {
  test("gets a token to the next room, which who came by the old one does not have", async () => {
    const visit = await startedVisit();
    const stranger = await ticketOf(visit, await openLink(visit));
    const { join_link: link } = JoinLink.parse((await reissue(visit)).body);
    expect(await recordOf(visit.id)).toMatchObject({ patientToken: null, doctorToken: null });

    const patientToken = await openLink({ ...visit, secret: new URL(link).hash.slice(1) });
    const ticket = await ticketOf(visit, patientToken);
    expect(ticket.room_name).toBe(`${stranger.room_name}-2`);
    // They have the same identity: in one room the two would throw each other out (53205).
    expect(ticket.identity).toBe(stranger.identity);
    (await enter(ticket)).cut();
    await expectLeadsNowhere(stranger);
  });
});

describe("the call is not interrupted", () => {
  const expectSameRoom = async (visit: Visit) =>
    expect(await roomsOf(visit.id)).toMatchObject([{ ordinal: 1, status: "live" }]);

  test("when a link is replaced that nobody has used", async () => {
    const visit = await startedVisit();
    await reissue(visit);
    await expectSameRoom(visit);
  });

  test("when a guest is not let in, or taken back before they were", async () => {
    const visit = await startedVisit();
    const [denied, takenBack] = [await guestAtDoor(visit), await guestAtDoor(visit)];
    expect((await send("POST", `${denied.path}deny/`, doctor)).status).toBe(200);
    expect((await takenBack.putOut()).status).toBe(200);
    await expectSameRoom(visit);
  });

  test("when it is done twice", async () => {
    const visit = await startedVisit();
    const { putOut } = await admittedGuest(visit);
    await putOut();
    const { room_name: roomName } = await ticketOf(visit, doctor.token);
    expect((await putOut()).status).toBe(200);
    expect((await ticketOf(visit, doctor.token)).room_name).toBe(roomName);
  });
});

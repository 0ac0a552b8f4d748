import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { sessions } from "#drizzle/operations.ts";
import { auditLog, consultations, users } from "#drizzle/schema.ts";
import { RawClient } from "#e2e/stand-ins/twilio/signaling/raw-client.ts";
import { sessionCookieName } from "#lib/api/session-cookie.ts";
import { settleDueRooms } from "#lib/domain/rooms/room-keeper.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { connectDatabase, database } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import {
  makeAccount,
  makeClinic,
  makeStaff,
  openLink,
  type SignedIn,
  scheduleVisit,
} from "#lib/testing/clinic.ts";
import { type EventReader, readEvents } from "#lib/testing/event-reader.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";
import { RoomTicket } from "#lib/wire/consultation.ts";

let clinicId: string;
let doctor: SignedIn;

beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
});

const ownPage = { "sec-fetch-site": "same-origin" };
const signIn = (idToken: string, headers: Record<string, string> = ownPage) =>
  send("POST", "/api/session/", { body: { id_token: idToken }, headers });

/** What a browser sends back of a Set-Cookie. */
async function cookieOf(token: string): Promise<string> {
  const { headers } = await signIn(token);
  return headers.get("set-cookie")?.split(";")[0] ?? "";
}

describe("POST /api/session/", () => {
  test("makes an HttpOnly session that reads as the user", async () => {
    const { status, headers, body } = await signIn(doctor.token);
    expect(status).toBe(200);
    expect(body).toEqual({ user: { id: doctor.userId, role: "doctor", name: "Dr. Test" } });
    expect(headers.get("set-cookie")).toMatch(
      /^panacare_session=\S+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    );
    const { status: asUser } = await send("GET", "/api/consultations/", {
      headers: { cookie: await cookieOf(doctor.token) },
    });
    expect(asUser).toBe(200);
  });

  test("gives a patient a session that outlasts every change of the visit, and sees the one visit", async () => {
    const visit = await scheduleVisit(doctor);
    const token = await openLink(visit);
    const maxAge = /Max-Age=(\d+)/.exec((await signIn(token)).headers.get("set-cookie") ?? "")?.[1];
    expect(Number(maxAge)).toBe(14 * 24 * 3600);
    const cookie = await cookieOf(token);
    expect((await send("GET", visit.path, { headers: { cookie } })).status).toBe(200);
    expect((await send("GET", (await scheduleVisit(doctor)).path, { headers: { cookie } })).status).toBe(404);
  });

  test("dies with the link that it came from", async () => {
    const visit = await scheduleVisit(doctor);
    const cookie = await cookieOf(await openLink(visit));
    await send("POST", `${visit.path}join_link/`, { token: doctor.token });
    expect((await send("GET", visit.path, { headers: { cookie } })).status).toBe(401);
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a neighbor on the same site", { "sec-fetch-site": "same-site" }],
    ["another origin, by a browser without fetch metadata", { origin: "https://evil.example.org" }],
  ])("answers 403 to a page of %s", async (_, headers) => {
    expect((await signIn(doctor.token, headers)).status).toBe(403);
  });

  test("takes the page's own origin from a browser without fetch metadata", async () => {
    expect((await signIn(doctor.token, { origin: serverEnvironment().APP_ORIGIN })).status).toBe(200);
  });

  test("answers 401 to what is no ID token, 403 to an account that is not ours", async () => {
    expect((await signIn("not.a.token")).status).toBe(401);
    expect((await signIn((await makeAccount()).token)).status).toBe(403);
  });
});

describe("a session cookie", () => {
  test("changes nothing when another site sends it along", async () => {
    const visit = await scheduleVisit(doctor);
    const cookie = await cookieOf(doctor.token);
    const start = (headers: Record<string, string>) =>
      send("POST", `${visit.path}start_consultation/`, { headers: { cookie, ...headers } });
    expect((await start({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await start({ origin: "https://evil.example.org" })).status).toBe(403);
    expect((await start({})).status).toBe(403);
    expect((await start(ownPage)).status).toBe(200);
  });

  test("writes no row of the audit log when nobody we know sends it", async () => {
    const { status, headers } = await send(
      "POST",
      `/api/consultations/${crypto.randomUUID()}/start_consultation/`,
      { headers: { cookie: "panacare_session=made-up", "sec-fetch-site": "cross-site" } },
    );
    expect(status).toBe(403);
    const ofThisRequest = eq(auditLog.requestId, headers.get("x-request-id") ?? "");
    expect(await database().db.select().from(auditLog).where(ofThisRequest)).toEqual([]);
  });

  test("is removed by signing out", async () => {
    const { status, headers } = await send("DELETE", "/api/session/", { headers: ownPage });
    expect(status).toBe(204);
    expect(headers.get("set-cookie")).toBe("panacare_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  });

  test("is no Bearer token, and an ID token is no cookie", async () => {
    const cookie = await cookieOf(doctor.token);
    const asBearer = cookie.slice(cookie.indexOf("=") + 1);
    expect((await send("GET", "/api/consultations/", { token: asBearer })).status).toBe(401);
    const asCookie = `${sessionCookieName()}=${doctor.token}`;
    expect((await send("GET", "/api/consultations/", { headers: { cookie: asCookie } })).status).toBe(401);
  });
});

describe("a session of staff", () => {
  const read = (cookie: string) => send("GET", "/api/consultations/", { headers: { cookie } });
  const rest = async (userId: string, column: "activeAt" | "expiresAt", agoMinutes: number) => {
    const ago = sql`now() - make_interval(mins => ${agoMinutes})`;
    await database()
      .db.update(sessions)
      .set({ [column]: ago })
      .where(eq(sessions.userId, userId));
  };

  test("ends after half an hour in which nothing was done, whatever its pages ask by themselves", async () => {
    const { userId, token } = await makeStaff(clinicId);
    const cookie = await cookieOf(token);
    await rest(userId, "activeAt", 29);
    expect((await read(cookie)).status).toBe(200);
    // A POST, and still nobody's doing.
    expect((await send("POST", "/api/presence/", { headers: { cookie, ...ownPage } })).status).toBe(204);
    const [session] = await database().db.select().from(sessions).where(eq(sessions.userId, userId));
    expect(session?.activeAt.getTime()).toBeLessThan(Date.now() - 28 * 60_000);
    await rest(userId, "activeAt", 31);
    const { status, body } = await read(cookie);
    expect(status).toBe(401);
    expect(body).toMatchObject({ type: "/problems/session-idle" });
    // Coming back does not open it again.
    await rest(userId, "activeAt", 0);
    expect((await read(cookie)).status).toBe(401);
  });

  test("goes on while something is done, and while a visit of theirs goes on", async () => {
    const busy = await makeStaff(clinicId);
    const cookie = await cookieOf(busy.token);
    await rest(busy.userId, "activeAt", 29);
    const visit = await scheduleVisit(busy);
    await send("POST", `${visit.path}start_consultation/`, { headers: { cookie, ...ownPage } });
    const [session] = await database().db.select().from(sessions).where(eq(sessions.userId, busy.userId));
    expect(session?.activeAt.getTime()).toBeGreaterThan(Date.now() - 60_000);

    await rest(busy.userId, "activeAt", 60);
    expect((await read(cookie)).status).toBe(200);
  });

  test("ends like any other though a visit of theirs was never ended", async () => {
    const forgetful = await makeStaff(clinicId);
    const cookie = await cookieOf(forgetful.token);
    const { id } = await scheduleVisit(forgetful);
    await database()
      .db.update(consultations)
      .set({ status: "in-progress", startTime: new Date(Date.now() - 13 * 3_600_000) })
      .where(eq(consultations.id, id));
    await rest(forgetful.userId, "activeAt", 31);
    expect((await read(cookie)).body).toMatchObject({ type: "/problems/session-idle" });
  });

  test("does not outlast its day", async () => {
    const { userId, token } = await makeStaff(clinicId);
    const cookie = await cookieOf(token);
    await rest(userId, "expiresAt", 0);
    expect((await read(cookie)).status).toBe(401);
  });

  test("ends on every device at once by signing out on one, tokens and open streams with it", async () => {
    const { token } = await makeStaff(clinicId);
    const [here, there] = [await cookieOf(token), await cookieOf(token)];
    const stream = await readEvents({ cookie: there });
    expect((await stream.next())?.type).toBe("resync");
    expect((await send("DELETE", "/api/session/", { headers: { cookie: here, ...ownPage } })).status).toBe(
      204,
    );
    const signedOutAt = performance.now();
    for (const cookie of [here, there]) expect((await read(cookie)).status).toBe(401);
    expect((await send("GET", "/api/consultations/", { token })).status).toBe(401);
    expect((await signIn(token)).status).toBe(401);
    await ended(stream);
    expect(performance.now() - signedOutAt).toBeLessThan(15_000);
  });

  test("is not ended by somebody else's signing out", async () => {
    const cookie = await cookieOf(doctor.token);
    const other = await cookieOf((await makeStaff(clinicId)).token);
    await send("DELETE", "/api/session/", { headers: { cookie: other, ...ownPage } });
    expect((await read(cookie)).status).toBe(200);
  });
});

describe("a doctor who is switched off", () => {
  test("loses session, stream and room at once, however it was done", async () => {
    const leaving = await makeStaff(clinicId);
    const cookie = await cookieOf(leaving.token);
    const visit = await scheduleVisit(leaving);
    await send("POST", `${visit.path}start_consultation/`, { token: leaving.token });
    const { body } = await send("GET", `${visit.path}get_token/`, { token: leaving.token });
    const ticket = RoomTicket.parse(body);
    const inRoom = await RawClient.open(workerWorld().addresses.twilio.signaling);
    await inRoom.join(ticket.token);
    const stream = await readEvents({ cookie });
    expect((await stream.next())?.type).toBe("resync");

    const { sql: owner } = connectDatabase(workerWorld().addresses.database.owner, 1);
    await owner`update users set active = false where id = ${leaving.userId}`;
    await owner.end();
    const offAt = performance.now();
    expect((await send("GET", "/api/consultations/", { headers: { cookie } })).status).toBe(403);
    await ended(stream);
    // What the server does every 2 s.
    await settleDueRooms(database().db);
    await inRoom.next("disconnected");
    expect(performance.now() - offAt).toBeLessThan(15_000);

    // Twilio takes the token for hours: it must lead nowhere.
    const again = await RawClient.open(workerWorld().addresses.twilio.signaling);
    again.hello({
      type: "connect",
      version: 2,
      name: null,
      token: ticket.token,
      participant: { revision: 1, tracks: [] },
      peer_connections: [],
    });
    expect(await again.next("error")).toHaveProperty("code");
    again.cut();
  });
});

async function ended(stream: EventReader): Promise<void> {
  for (let event = await stream.next(); event; event = await stream.next());
}

describe("an ID token", () => {
  const read = (authorization: string) => send("GET", "/api/consultations/", { headers: { authorization } });

  test.each([
    "",
    "Bearer",
    "Bearer ",
    "Basic abc",
    "Bearer a.b",
    "Bearer a.b.c.d",
    "Bearer Bearer a.b.c",
    `Bearer ${"a".repeat(9000)}`,
  ])("is refused with 401 where the header is %j", async (authorization) => {
    const { status, headers, body } = await read(authorization);
    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toContain("Bearer");
    expect(body).toMatchObject({ error: expect.any(String) });
  });

  test.each([
    ["of another project", { aud: "other-project", iss: "https://securetoken.google.com/other-project" }],
    ["that has expired", { exp: 1_700_000_000 }],
    ["without a subject", { sub: "" }],
  ])("is refused %s", async (_, change) => {
    const [header, claims] = doctor.token.split(".");
    const altered = { ...JSON.parse(Buffer.from(claims ?? "", "base64url").toString()), ...change };
    const token = `${header}.${Buffer.from(JSON.stringify(altered)).toString("base64url")}.`;
    expect((await read(`Bearer ${token}`)).status).toBe(401);
  });

  test("of a sign-in of yesterday is refused to staff", async () => {
    const [header, claims] = doctor.token.split(".");
    const yesterday = Math.floor(Date.now() / 1000) - 24 * 60 * 60;
    const altered = {
      ...JSON.parse(Buffer.from(claims ?? "", "base64url").toString()),
      auth_time: yesterday,
    };
    const token = `${header}.${Buffer.from(JSON.stringify(altered)).toString("base64url")}.`;
    expect((await read(`Bearer ${token}`)).status).toBe(401);
  });

  test("of a user who was switched off is refused with 403", async () => {
    const { userId, token } = await makeStaff(clinicId);
    expect((await read(`Bearer ${token}`)).status).toBe(200);
    await database().db.update(users).set({ active: false }).where(eq(users.id, userId));
    expect((await read(`Bearer ${token}`)).status).toBe(403);
  });
});

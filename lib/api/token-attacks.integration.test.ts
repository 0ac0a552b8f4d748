import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { deleteApp, getApps, initializeApp } from "firebase-admin/app";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sessionCookieName } from "#lib/api/session-cookie.ts";
import { addSession } from "#lib/domain/sessions/session-store.ts";
import { processEnvironment } from "#lib/foundation/env.ts";
import { database } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import { makeClinic, makeStaff } from "#lib/testing/clinic.ts";
import { type GoogleKeys, serveGoogleKeys } from "#lib/testing/google-keys.ts";
import { recordOutbound } from "#lib/testing/outbound-connections.ts";
import { reportProof } from "#lib/testing/proof.ts";
import {
  attackerJwk,
  attacks,
  type Forger,
  goodIdToken,
  goodSessionCookie,
} from "#lib/testing/token-attacks.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

/**
 * Signatures as they are checked on a clinic's server: the Auth emulator takes unsigned tokens, so here it is not set, and
 * the SDK fetches Google's keys, from a server of ours to which the agent of its app leads.
 */

let keys: GoogleKeys;
let forger: Forger;
let attacker: Server;
let attackerAddress: string;
let userId: string;
const askedOfAttacker: string[] = [];

beforeAll(async () => {
  const doctor = await makeStaff(await makeClinic());
  delete processEnvironment["FIREBASE_AUTH_EMULATOR_HOST"];
  keys = await serveGoogleKeys();
  const projectId = workerWorld().addresses.firebaseProjectId;
  initializeApp({ projectId, httpAgent: keys.agent });
  attacker = createServer((request, response) => {
    askedOfAttacker.push(request.url ?? "");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ keys: [attackerJwk] }));
  });
  await new Promise<void>((resolve) => attacker.listen(0, "127.0.0.1", resolve));
  attackerAddress = `127.0.0.1:${(attacker.address() as AddressInfo).port}`;
  forger = { keys, projectId, uid: doctor.uid, attackerUrl: `http://${attackerAddress}` };
  userId = doctor.userId;
});

afterAll(async () => {
  await Promise.all(getApps().map(deleteApp));
  await keys.stop();
  await new Promise((resolve) => attacker.close(resolve));
});

const withToken = (token: string) =>
  send("GET", "/api/consultations/", { headers: { authorization: `Bearer ${token}` } });
const withCookie = (cookie: string) =>
  send("GET", "/api/consultations/", { headers: { cookie: `${sessionCookieName()}=${cookie}` } });
const asSignIn = (token: string) =>
  send("POST", "/api/session/", {
    body: { id_token: token },
    headers: { "sec-fetch-site": "same-origin" },
  });

/** A session cookie of Firebase's that we know to be of one of our sessions. */
async function openedSession(): Promise<string> {
  const cookie = goodSessionCookie(forger, { session: "opened" });
  await addSession(database().db, cookie, { userId, ttlSeconds: 3600 });
  return cookie;
}

test("what Firebase signed is taken", async () => {
  expect((await withToken(goodIdToken(forger))).status).toBe(200);
  expect((await withCookie(await openedSession())).status).toBe(200);
});

let tried = 0;
let refused = 0;
afterAll(() => {
  reportProof([
    {
      figure: `attacks refused as bearer token, session cookie and sign-in, of ${tried}, with no request to another host`,
      bar: "all, and 30 or more",
      measured: String(refused),
      holds: refused === tried && tried >= 30,
    },
  ]);
});

describe("an attack is refused, and makes us ask nobody", () => {
  test.each(Object.entries(attacks))("%s", async (_, forge) => {
    const outbound = recordOutbound();
    const token = forge(forger);
    tried += 1;
    expect((await withToken(token)).status).toBe(401);
    expect((await withCookie(token)).status).toBe(401);
    expect([400, 401]).toContain((await asSignIn(token)).status);
    outbound.stop();
    expect(outbound.attempts.filter((address) => address !== databaseAddress())).toEqual([]);
    expect(askedOfAttacker).toEqual([]);
    refused += 1;
  });

  test.each([
    ["none", undefined],
    ["without a scheme", (token: string) => token],
    ["twice Bearer", (token: string) => `Bearer Bearer ${token}`],
    ["two tokens", (token: string) => `Bearer ${token}, Bearer ${token}`],
    ["another scheme", (token: string) => `Basic ${token}`],
    ["an ID token in the cookie's place", undefined],
  ])("a header with %s", async (name, header) => {
    const token = goodIdToken(forger);
    const headers = header ? { authorization: header(token) } : {};
    const cookie = name.startsWith("an ID token") ? { cookie: `${sessionCookieName()}=${token}` } : {};
    expect((await send("GET", "/api/consultations/", { headers: { ...headers, ...cookie } })).status).toBe(
      401,
    );
  });

  test("keys were asked of Google alone, once each", () => {
    expect(keys.requests.toSorted()).toEqual([
      "www.googleapis.com/identitytoolkit/v3/relyingparty/publicKeys",
      "www.googleapis.com/robot/v1/metadata/x509/securetoken@system.gserviceaccount.com",
    ]);
  });
});

const databaseAddress = () => new URL(workerWorld().addresses.database.app).host;

describe("while Google's keys cannot be had", () => {
  let known: string;
  beforeEach(async () => {
    await Promise.all(getApps().map(deleteApp));
    initializeApp({ projectId: forger.projectId, httpAgent: keys.agent });
    keys.answer = "expired";
    known = goodIdToken(forger);
    expect((await withToken(known)).status).toBe(200);
  });

  test.each(["failure", "silence"] as const)(
    "(%s) whoever is signed in stays so, and the others are told to come back",
    async (answer) => {
      keys.answer = answer;
      const [signedIn, { status, headers }] = await Promise.all([
        withToken(known),
        withToken(goodIdToken({ ...forger, uid: "somebody-new" })),
      ]);
      expect(signedIn.status).toBe(200);
      expect(status).toBe(503);
      expect(headers.get("retry-after")).toBe("5");
    },
  );

  test("no attack gets in", async () => {
    keys.answer = "failure";
    const answers = await Promise.all(
      Object.values(attacks).map(async (forge) => (await withToken(forge(forger))).status),
    );
    expect(answers.filter((status) => status !== 401 && status !== 503)).toEqual([]);
  });
});

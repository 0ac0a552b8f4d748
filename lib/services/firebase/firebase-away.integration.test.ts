import { deleteApp, getApps, initializeApp } from "firebase-admin/app";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sessionCookieName } from "#lib/api/session-cookie.ts";
import { addSession } from "#lib/domain/sessions/session-store.ts";
import { processEnvironment } from "#lib/foundation/env.ts";
import { database } from "#lib/platform/db/client.ts";
import { type Answer, send } from "#lib/testing/api.ts";
import { makeClinic, makeStaff, type SignedIn, scheduleVisit, type Visit } from "#lib/testing/clinic.ts";
import { type GoogleKeys, serveGoogleKeys } from "#lib/testing/google-keys.ts";
import { type Forger, goodIdToken, goodSessionCookie } from "#lib/testing/token-attacks.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

/** What people wait for while Firebase is away, as on a clinic's server: without its emulator, Google being a server of ours. */

let keys: GoogleKeys;
let clinicId: string;
let doctor: SignedIn;
let visit: Visit;
let forger: Forger;

beforeAll(async () => {
  clinicId = await makeClinic();
  visit = await scheduleVisit(await makeStaff(clinicId));
  keys = await serveGoogleKeys();
  await Promise.all(getApps().map(deleteApp));
});
beforeEach(async () => {
  doctor = await makeStaff(clinicId);
  delete processEnvironment["FIREBASE_AUTH_EMULATOR_HOST"];
  const projectId = workerWorld().addresses.firebaseProjectId;
  // Without a key of our own, so that Google signs custom tokens, and with what it takes to ask.
  const credential = { getAccessToken: async () => ({ access_token: "access", expires_in: 3600 }) };
  const serviceAccountId = "panacare@example.iam.gserviceaccount.com";
  initializeApp({ projectId, serviceAccountId, httpAgent: keys.agent, credential });
  forger = { keys, projectId, uid: doctor.uid, attackerUrl: "" };
});
afterEach(async () => {
  await Promise.all(getApps().map(deleteApp));
  Object.assign(keys, { answer: "good", accountsAnswer: "silence" });
});
afterAll(() => keys.stop());

const ownPage = { "sec-fetch-site": "same-origin" };
const inCookie = (cookie: string) => ({ cookie: `${sessionCookieName()}=${cookie}`, ...ownPage });

async function timed(work: Promise<Answer>): Promise<Answer & { tookMs: number }> {
  const startedAt = performance.now();
  return { ...(await work), tookMs: performance.now() - startedAt };
}

describe("signing out", () => {
  test.each([
    ["its accounts do not answer", "good", "silence"],
    ["its accounts fail", "good", "failure"],
    ["nothing of it answers, and nobody is known", "silence", "silence"],
  ] as const)("is done at once while %s", async (_, answer, accountsAnswer) => {
    Object.assign(keys, { answer, accountsAnswer });
    const cookie = goodSessionCookie(forger);
    await addSession(database().db, cookie, { userId: doctor.userId, ttlSeconds: 3600 });
    const { status, headers, tookMs } = await timed(
      send("DELETE", "/api/session/", { headers: inCookie(cookie) }),
    );
    expect(status).toBe(204);
    expect(headers.get("set-cookie")).toContain("Max-Age=0");
    // The SDK alone would go on for two minutes.
    expect(tookMs).toBeLessThan(15_000);
    keys.answer = "good";
    for (const credentials of [inCookie(cookie), { authorization: `Bearer ${goodIdToken(forger)}` }])
      expect((await send("GET", "/api/consultations/", { headers: credentials })).status).toBe(401);
  });
});

describe("signing in", () => {
  const signIn = () =>
    timed(send("POST", "/api/session/", { body: { id_token: goodIdToken(forger) }, headers: ownPage }));

  test.each(["silence", "failure"] as const)(
    "is to be tried again while Firebase is away (%s)",
    async (answer) => {
      keys.accountsAnswer = answer;
      const { status, headers, body, tookMs } = await signIn();
      expect(status).toBe(503);
      expect(body).toMatchObject({ type: "/problems/unavailable" });
      expect(headers.get("retry-after")).toBe("5");
      expect(tookMs).toBeLessThan(15_000);
    },
  );

  test("is refused where Firebase refuses it", async () => {
    keys.accountsAnswer = "refusal";
    expect((await signIn()).status).toBe(401);
  });
});

test("a link is to be tried again while Google, asked to sign for it, is away", async () => {
  const { status, headers } = await send("POST", "/api/join_links/exchange/", {
    body: { consultation_id: visit.id, secret: visit.secret },
  });
  expect(status).toBe(503);
  expect(headers.get("retry-after")).toBe("5");
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { enterAsGuest } from "#components/guest/enter-as-guest.ts";
import { isOut } from "#components/guest/guest-out.tsx";
import { ApiProblem } from "#lib/client/api-problem.ts";
import type { PublicConfig } from "#lib/wire/firebase-config.ts";
import type { Guest } from "#lib/wire/guest.ts";
import type { ProblemType } from "#lib/wire/problem-types.ts";

const config: PublicConfig = { apiKey: "key", projectId: "panacare", authDomain: "", authEmulatorHost: null };
const visitId = "visit";
const secret = "panacare_guest_secret";
const guest: Guest = {
  id: "6f0c2f6a-54f5-4c5c-9a51-8f0f3a0a2f11",
  consultation_id: "0b8f6a52-9a51-4a3e-8d55-3d1f5b0c7e22",
  name: "Interpreter",
  status: "waiting",
  doctor: { name: "Dr. Kim Park" },
  clinic: { name: "Clinic", phone: null },
  expires_at: "2026-11-26T12:00:00.000Z",
  waiting_since: null,
};

type Answer = () => Response;
const offline: Answer = () => {
  throw new TypeError("Failed to fetch");
};
const refused =
  (status: number, type: ProblemType): Answer =>
  () =>
    Response.json({ type: `/problems/${type}` }, { status });
const letIn: Answer = () => Response.json({ custom_token: "token", guest });
const firebaseRefuses =
  (message: string): Answer =>
  () =>
    Response.json({ error: { code: 400, message } }, { status: 400 });
const signedIn: Answer = () => Response.json({ idToken: "id" });
const sessionOpen: Answer = () => Response.json({});

/** What the next requests get, in the order in which a way in makes them. */
let answers: Answer[];
/** The keys under which the link was exchanged. */
let keys: (string | null)[];
let kept: Map<string, string>;

beforeEach(() => {
  [answers, keys, kept] = [[], [], new Map()];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (url.includes("guest_links")) keys.push(new Headers(init.headers).get("idempotency-key"));
    const answer = answers.shift();
    if (!answer) throw new Error(`not expected: ${url}`);
    return answer();
  });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function enter(...given: Answer[]): Promise<Guest> {
  answers = given;
  return enterAsGuest(config, visitId, secret);
}

async function problemOf(attempt: Promise<Guest>): Promise<unknown> {
  return attempt.then(
    () => expect.fail("they are in"),
    (problem: unknown) => problem,
  );
}

test.each([
  ["the link's", [offline]],
  ["Firebase's", [letIn, offline]],
  ["the session's", [letIn, signedIn, offline]],
  ["the first attempt's, still under way,", [refused(409, "conflict")]],
])("when %s answer is lost they may try again, under the same key, and are in", async (_, first) => {
  expect(isOut(await problemOf(enter(...first)))).toBe(false);
  expect(JSON.stringify([...kept])).not.toContain(secret);
  expect(await enter(letIn, signedIn, sessionOpen)).toEqual(guest);
  expect(keys).toEqual([expect.stringMatching(/^[\w.-]{36,}$/), keys[0]]);
  expect([...kept.values()]).toEqual([guest.id]);
});

test("a refusal that is final ends the key, a passing one does not", async () => {
  expect(isOut(await problemOf(enter(refused(503, "unavailable"))))).toBe(false);
  expect(kept.size).toBe(1);
  expect(isOut(await problemOf(enter(refused(410, "link-expired"))))).toBe(true);
  expect(kept.size).toBe(0);
  expect(keys[1]).toBe(keys[0]);
});

test.each(["USER_DISABLED", "INVALID_CUSTOM_TOKEN : expired"])(
  "when Firebase takes the token no more (%s), the link says anew how it stands",
  async (message) => {
    const problem = await problemOf(enter(letIn, firebaseRefuses(message), refused(410, "visit-ended")));
    expect(problem).toMatchObject({ type: "/problems/visit-ended" });
    expect(keys[1]).not.toBe(keys[0]);
    expect(kept.size).toBe(0);
  },
);

test("when Firebase has enough for now, the key is good for another attempt", async () => {
  await problemOf(enter(letIn, firebaseRefuses("TOO_MANY_ATTEMPTS_TRY_LATER : slow down")));
  expect(keys).toHaveLength(1);
  expect(kept.size).toBe(1);
});

test("who hears of a request under way long after it must have ended asks anew", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await problemOf(enter(offline));
  vi.setSystemTime(Date.now() + 60_000);
  expect(isOut(await problemOf(enter(refused(409, "conflict"))))).toBe(false);
  vi.setSystemTime(Date.now() + 61_000);
  const problem = await problemOf(enter(refused(409, "conflict"), refused(410, "link-used")));
  expect(problem).toMatchObject({ type: "/problems/link-used" });
  expect(keys.slice(0, 3)).toEqual([keys[0], keys[0], keys[0]]);
  expect(keys[3]).not.toBe(keys[0]);
  expect(kept.size).toBe(0);
});

test("who is in already comes back by their session, and leaves no key", async () => {
  await enter(letIn, signedIn, sessionOpen);
  const back = await enter(refused(410, "link-used"), () => Response.json(guest));
  expect(back).toEqual(guest);
  expect([...kept.values()]).toEqual([guest.id]);
});

test("a browser that keeps nothing lets them in once, as it can", async () => {
  vi.stubGlobal("localStorage", undefined);
  expect(await enter(letIn, signedIn, sessionOpen)).toEqual(guest);
  await problemOf(enter(offline));
  expect(await problemOf(enter(refused(410, "link-used")))).toBeInstanceOf(ApiProblem);
  expect(new Set(keys).size).toBe(3);
});

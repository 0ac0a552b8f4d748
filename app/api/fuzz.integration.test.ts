import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, send } from "#lib/testing/api.ts";
import { hourMs, makeClinic, makeStaff, type SignedIn, visitAt } from "#lib/testing/clinic.ts";
import { distribution, proofSize, reportProof } from "#lib/testing/proof.ts";
import { sampleReport } from "#lib/testing/sample-report.ts";
import { visitInState } from "#lib/testing/visit-in-state.ts";
import type { Operation } from "#lib/wire/operations/operation.ts";
import { operations } from "#lib/wire/operations/operations.ts";

/**
 * What nobody should send, to every operation: it may be refused, but never be a failure of ours, never hang, and every
 * answer is one that is described (`send` holds it against the description).
 */

const requests = proofSize(1500, 50_000);

/** The longest that a request may take, Twilio's stand-in included; and after how long it counts as one that never ends. */
const slowMs = 5000;
const hangMs = 20_000;

type OperationId = keyof typeof operations;
/** The event stream has no end, and no input but who asks. */
const operationIds = (Object.keys(operations) as OperationId[]).filter((id) => id !== "watchEvents");

let staff: Record<"doctor" | "admin", SignedIn>;
let clinicId: string;

beforeAll(async () => {
  clinicId = await makeClinic();
  staff = { doctor: await makeStaff(clinicId), admin: await makeStaff(clinicId, "admin") };
});

const durationsMs: number[] = [];
let failures = 0;
afterAll(() => {
  const slow = durationsMs.filter((durationMs) => durationMs >= slowMs).length;
  // An answer that is not as it is described throws where it is read, and fails the test of its operation.
  reportProof([
    {
      figure: `answers 5xx, of ${durationsMs.length} to ${operationIds.length} operations, each held against its schema`,
      bar: "0",
      measured: String(failures),
      holds: failures === 0,
    },
    {
      figure: "answers later than 5 s",
      bar: "0",
      measured: `${slow}; ${distribution(durationsMs)}`,
      holds: slow === 0,
      isTime: true,
    },
  ]);
});

const validBodies: Partial<Record<OperationId, () => object>> = {
  searchConsultations: () => ({ search: "Robin", limit: 5 }),
  createConsultation: () => ({ ...visitAt(), doctor_id: staff.doctor.userId }),
  changeConsultation: () => ({ reason: "Another", scheduled_start: soon(), scheduled_end: soon(1) }),
  sendMessage: () => ({ message: "Hello" }),
  wait: () => ({ place_id: staff.doctor.userId, take: true }),
  agree: () => ({ version: 1, shown_name: "Robin" }),
  startCaptions: () => ({ language_code: "en-GB" }),
  writeNotes: () => ({ text: "Noted", revision: 0 }),
  writeSummary: () => ({ text: "Rest and drink", is_shared: true }),
  giveFeedback: () => ({ sound: "good", picture: "none", reasons: ["echo"], comment: "A comment" }),
  sendTechnicalReport: () => sampleReport(),
  changeClinic: () => ({ consent_text: "You agree" }),
  inviteGuest: () => ({ name: "Interpreter", valid_minutes: 15 }),
  exchangeJoinLink: () => ({ consultation_id: staff.doctor.userId, secret: "panacare_join_x" }),
  exchangeGuestLink: () => ({ consultation_id: staff.doctor.userId, secret: "panacare_guest_x" }),
  createSession: () => ({ id_token: "a.b.c" }),
};

const soon = (hours = 0) => new Date(Date.now() + (1 + hours) * hourMs).toISOString();

const hostile = fc.constantFrom(
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202e",
  "%00",
  "%",
  "_",
  "\\",
  "'; drop table users; --",
  "<img src=x onerror=alert(1)>",
  "{{7*7}}",
  "../../etc/passwd",
  "00000000-0000-0000-0000-000000000000",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+23:00",
  "9999-12-31T23:59:59-23:00",
  "2026-02-30T00:00:00Z",
  "NaN",
  "1e309",
  "-1",
  "__proto__",
  "constructor",
  "a".repeat(5000),
  "😀".repeat(300),
);

const value = fc.oneof(
  { weight: 4, arbitrary: hostile },
  {
    weight: 1,
    arbitrary: fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 2 }), fc.double(), fc.constant(null)),
  },
);
const person = fc.record({ name: value, email: value, phone: value }, { requiredKeys: [] });

/** A good body with one or two of its fields made bad, a body that is something else, or no JSON at all. */
const bodyFor = (operationId: OperationId) => {
  const valid = validBodies[operationId]?.() ?? {};
  const field = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...Object.keys(valid)) },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom("__proto__", "status", "doctor_id"), hostile) },
  );
  const changes = fc.array(
    fc.tuple(field, fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: person })),
    { minLength: 1, maxLength: 2 },
  );
  return fc.oneof(
    { weight: 8, arbitrary: changes.map((pairs) => changed(validBodies[operationId]?.() ?? {}, pairs)) },
    { weight: 1, arbitrary: fc.jsonValue().map((json) => JSON.stringify(json)) },
    { weight: 1, arbitrary: fc.oneof(hostile, fc.string()) },
  );
};

/** Written by hand, so that a key such as `__proto__` is one of the text. */
function changed(body: object, pairs: [string, unknown][]): string {
  const overwritten = new Map<string, unknown>([...Object.entries(body), ...pairs]);
  const members = [...overwritten].filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${JSON.stringify(member) ?? "null"}`).join()}}`;
}

const query = fc.oneof(
  fc.constant<[string, string][]>([]),
  fc.array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom("limit", "cursor", "status", "from", "to", "doctor_id", "before"),
        fc.string(),
      ),
      fc.oneof(hostile, hostile, fc.string(), fc.integer().map(String), forgedCursors()),
    ),
    { maxLength: 3 },
  ),
);

function forgedCursors() {
  return fc
    .tuple(fc.oneof(hostile, fc.jsonValue()), fc.oneof(hostile, fc.uuid(), fc.jsonValue()))
    .map((cursor) => Buffer.from(JSON.stringify(cursor)).toString("base64url"));
}

const headers = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { "content-type": "text/plain" },
      { "content-type": "application/json; charset=utf-16" },
      { "idempotency-key": "k".repeat(300) },
      { "idempotency-key": "" },
      { authorization: "Bearer " },
      { authorization: "Basic YTpi" },
      { cookie: "panacare_session=%00; panacare_session=x" },
      { "x-middleware-subrequest": "middleware:middleware:middleware" },
      { "sec-fetch-site": "cross-site", cookie: "panacare_session=x" },
    ),
  },
);

describe.each(operationIds)("%s", (operationId) => {
  const { method, path, body: takesBody }: Operation = operations[operationId];

  test("refuses what nobody should send, and says so as it is described", { timeout: 600_000 }, async () => {
    const visit = await visitInState("scheduled", {
      clinicId,
      doctorId: staff.doctor.userId,
      guests: ["waiting"],
    });
    const patient = await visit.signInPatient();
    const guestId = visit.guests.get("waiting")?.id ?? "";
    const token = fc.constantFrom(staff.doctor.token, staff.admin.token, patient, undefined);
    const segment = fc.oneof(
      { weight: 8, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: hostile },
    );

    await fc.assert(
      fc.asyncProperty(
        fc.record({
          token,
          query,
          headers,
          segment,
          body: takesBody ? bodyFor(operationId) : fc.constant(undefined),
        }),
        async (request) => {
          const id = request.segment === undefined ? visit.id : percentEncoded(request.segment);
          const url = path
            .replace("{id}", id || "-")
            .replace("{guest_id}", guestId)
            .replace("{report_id}", guestId);
          const parameters = new URLSearchParams(request.query);
          const answer = await withinTime(
            send(method, `${url}?${parameters}`, {
              ...(request.token !== undefined && { token: request.token }),
              ...(request.body !== undefined && { body: request.body }),
              headers: request.headers,
            }),
          );
          if (answer.status >= 500) failures += 1;
          expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
        },
      ),
      { numRuns: Math.ceil(requests / operationIds.length) },
    );
    expect(({} as Record<string, unknown>)["status"]).toBeUndefined();
  });
});

/** A lone surrogate has no encoding: it comes as the replacement character, as from a browser. */
function percentEncoded(text: string): string {
  return encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"));
}

async function withinTime(answer: Promise<Answer>): Promise<Answer> {
  const startedAt = performance.now();
  const given = await answer;
  const tookMs = performance.now() - startedAt;
  durationsMs.push(tookMs);
  expect(tookMs).toBeLessThan(hangMs);
  return given;
}

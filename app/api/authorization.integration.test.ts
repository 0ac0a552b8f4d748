import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditLog, users } from "#drizzle/schema.ts";
import { technicalReports } from "#drizzle/visit-record.ts";
import { database } from "#lib/platform/db/client.ts";
import { routeMethods, send, sendRaw } from "#lib/testing/api.ts";
import { type ActorName, actors, expectedAnswers, strangers } from "#lib/testing/authorization-table.ts";
import { makeAccount, makeClinic, makeStaff, type SignedIn, visitAt } from "#lib/testing/clinic.ts";
import { sampleReport } from "#lib/testing/sample-report.ts";
import { type VisitInState, visitInState } from "#lib/testing/visit-in-state.ts";
import { type ConsultationStatus, consultationStatuses } from "#lib/wire/consultation.ts";
import type { Operation } from "#lib/wire/operations/operation.ts";
import { operations } from "#lib/wire/operations/operations.ts";

/**
 * Who may do what: every operation, asked by everyone, of a visit in every state. What is expected stands in
 * lib/testing/authorization-table.ts; this holds the API to it, and every denial to its place in the audit log.
 */

type OperationId = keyof typeof operations;
const operationIds = Object.keys(operations) as OperationId[];

let clinicId: string;
let staff: Record<"doctor" | "colleague" | "farDoctor" | "admin" | "farAdmin" | "disabledDoctor", SignedIn>;
let unprovisioned: string;

async function bringEveryone(): Promise<void> {
  clinicId = await makeClinic();
  const farClinicId = await makeClinic();
  staff = {
    doctor: await makeStaff(clinicId),
    colleague: await makeStaff(clinicId),
    farDoctor: await makeStaff(farClinicId),
    admin: await makeStaff(clinicId, "admin"),
    farAdmin: await makeStaff(farClinicId, "admin"),
    disabledDoctor: await makeStaff(clinicId),
  };
  await database().db.update(users).set({ active: false }).where(eq(users.id, staff.disabledDoctor.userId));
  unprovisioned = (await makeAccount()).token;
}

beforeAll(bringEveryone);

test("every method of every route has its operation, and so its row", async () => {
  const routes = (await routeMethods()).map((name) => name.replace(/\[(\w+)\]/g, "{$1}"));
  const described = Object.values(operations).map(
    ({ method, path }) => `${method} ${path.replace(/\/$/, "")}`,
  );
  expect(routes.toSorted()).toEqual(described.toSorted());
});

test("the matrix has 1,400 cases and more", () => {
  expect(operationIds.length * actors.length * consultationStatuses.length).toBeGreaterThanOrEqual(1400);
});

describe.each(operationIds)("%s", (operationId) => {
  // Who has signed out is out everywhere.
  if (operationId === "deleteSession") afterAll(bringEveryone);

  test.each(consultationStatuses)(
    "answers everyone as the policy says while the visit is %s",
    async (state) => {
      const cases = await Promise.all(actors.map((actor) => tryAs(actor, operationId, state)));
      expect(Object.fromEntries(cases.map(({ actor, status }) => [actor, status]))).toEqual(
        expectedAnswers(operationId, state),
      );
      expect(cases.filter(({ leaks }) => leaks).map(({ actor }) => `${actor} was shown the visit`)).toEqual(
        [],
      );
      for (const { actor, status, requestId, visit } of cases) {
        const isDenied =
          operations[operationId].access === "signed-in" &&
          !(actor in strangers) &&
          (status === 403 || status === 404);
        expect({ actor, denials: await denialsOf(requestId) }).toEqual({
          actor,
          denials: isDenied ? [isOfVisit(operationId) ? visit.id : null] : [],
        });
      }
    },
  );
});

interface Case {
  actor: ActorName;
  status: number;
  requestId: string;
  visit: VisitInState;
  /** Whether a refusal, or a list of someone else's, holds anything of the visit. */
  leaks: boolean;
}

async function tryAs(actor: ActorName, operationId: OperationId, state: ConsultationStatus): Promise<Case> {
  const guests = new Set(guestsNeeded(operationId));
  if (actor === "guest") guests.add("admitted");
  if (actor === "waitingGuest") guests.add("waiting");
  const visit = await visitInState(state, { clinicId, doctorId: staff.doctor.userId, guests: [...guests] });
  const token = await tokenOf(actor, visit);
  const { method, path }: Operation = operations[operationId];
  const url = path
    .replace("{id}", visit.id)
    .replace("{guest_id}", visit.guests.get("waiting")?.id ?? "")
    .replace("{report_id}", path.includes("{report_id}") ? await makeReport(visit.id) : "");
  const sent = { ...(token !== undefined && { token }), ...bodyOf(operationId, visit, token) };
  const answer = operationId === "watchEvents" ? await openStream(url, token) : await send(method, url, sent);
  const { status, headers, body } = answer;
  const mayRead =
    ["doctor", "admin", "patient", "guest"].includes(actor) || operationId.startsWith("exchange");
  return {
    actor,
    status,
    requestId: headers.get("x-request-id") ?? "",
    visit,
    leaks: (status >= 400 || !mayRead) && JSON.stringify(body).includes(visit.patientName),
  };
}

function guestsNeeded(operationId: OperationId): ("invited" | "waiting" | "admitted")[] {
  if (operationId === "exchangeGuestLink") return ["invited"];
  return operations[operationId].path.includes("{guest_id}") ? ["waiting"] : [];
}

/** A technical report of the visit's doctor. */
async function makeReport(consultationId: string): Promise<string> {
  const [report] = await database()
    .db.insert(technicalReports)
    .values({ consultationId, userId: staff.doctor.userId, role: "doctor", report: sampleReport() })
    .returning({ id: technicalReports.id });
  return report?.id ?? "";
}

async function tokenOf(actor: ActorName, visit: VisitInState): Promise<string | undefined> {
  switch (actor) {
    case "nobody":
      return undefined;
    case "garbage":
      return "not.a.token";
    case "foreignProject":
      return tokenOfProject("another-project");
    case "unprovisioned":
      return unprovisioned;
    case "patient":
      return visit.signInPatient();
    case "otherPatient": {
      const other = await visitInState("scheduled", { clinicId, doctorId: staff.doctor.userId });
      return other.signInPatient();
    }
    case "guest":
      return visit.guests.get("admitted")?.signIn();
    case "waitingGuest":
      return visit.guests.get("waiting")?.signIn();
    default:
      return staff[actor].token;
  }
}

/** What the Auth emulator would issue for another project: unsigned, as all of its tokens are. */
function tokenOfProject(projectId: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    sub: staff.doctor.uid,
    user_id: staff.doctor.uid,
    iat: now,
    auth_time: now,
    exp: now + 3600,
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  return `${encode({ alg: "none", typ: "JWT" })}.${encode(claims)}.`;
}

function bodyOf(
  operationId: OperationId,
  visit: VisitInState,
  token: string | undefined,
): { body?: unknown } {
  switch (operationId) {
    case "searchConsultations":
      return { body: { search: "Robin" } };
    case "createConsultation":
      return { body: { ...visitAt(), doctor_id: staff.doctor.userId } };
    case "changeConsultation":
      return { body: { reason: "Another" } };
    case "sendMessage":
      return { body: { message: "Hello" } };
    case "startCaptions":
      return { body: { language_code: "en-GB" } };
    case "agree":
      return { body: { shown_name: "Robin" } };
    case "writeNotes":
      return { body: { text: "Noted", revision: 0 } };
    case "writeSummary":
      return { body: { text: "Rest and drink", is_shared: true } };
    case "giveFeedback":
      return { body: { sound: "good", picture: "poor" } };
    case "sendTechnicalReport":
      return { body: sampleReport() };
    case "changeClinic":
      return { body: { consent_text: "You agree to be treated by video." } };
    case "inviteGuest":
      return { body: { name: "Interpreter" } };
    case "exchangeJoinLink":
      return { body: { consultation_id: visit.id, secret: visit.joinSecret } };
    case "exchangeGuestLink":
      return { body: { consultation_id: visit.id, secret: visit.guests.get("invited")?.secret } };
    case "createSession":
      return { body: { id_token: token } };
    default:
      return {};
  }
}

async function openStream(path: string, token: string | undefined) {
  const abort = new AbortController();
  const { status, headers, body } = await sendRaw(
    new Request(`http://localhost${path}`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      signal: abort.signal,
    }),
  );
  abort.abort();
  await body?.cancel();
  return { status, headers, body: null };
}

function isOfVisit(operationId: OperationId): boolean {
  return operations[operationId].path.includes("{id}");
}

/** The visits of the denials that were written under this request. */
async function denialsOf(requestId: string): Promise<(string | null)[]> {
  const rows = await database()
    .db.select({ consultationId: auditLog.consultationId })
    .from(auditLog)
    .where(and(eq(auditLog.requestId, requestId), eq(auditLog.outcome, "denied")));
  return rows.map(({ consultationId }) => consultationId);
}

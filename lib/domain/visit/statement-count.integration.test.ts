import { afterAll, beforeAll, expect, test } from "vitest";
import { sendMessage } from "#lib/domain/chat/messages.ts";
import { changeConsultation } from "#lib/domain/consultations/change.ts";
import { cancelConsultation } from "#lib/domain/consultations/close-unstarted.ts";
import { endConsultation } from "#lib/domain/consultations/end.ts";
import { startConsultation } from "#lib/domain/consultations/start.ts";
import { issueTicket } from "#lib/domain/consultations/ticket.ts";
import type { Context } from "#lib/domain/context.ts";
import { writeNotes } from "#lib/domain/notes/notes.ts";
import { renewWaiting } from "#lib/domain/waiting/presence.ts";
import { turnAway } from "#lib/domain/waiting/turn-away.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { connectDatabase } from "#lib/platform/db/client.ts";
import { makeClinic, makeStaff, recordOf, type SignedIn, scheduleVisit } from "#lib/testing/clinic.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

/** Counts the SQL statements of each command (BEGIN and COMMIT are not counted), so that an added query is seen. */

let statements: string[] = [];
const { db, sql: client } = connectDatabase(workerWorld().addresses.database.app, 2, (text) =>
  statements.push(text),
);
afterAll(() => client.end({ timeout: 1 }));

let clinicId: string;
let doctor: SignedIn;

beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
});

const asDoctor = (): Context => ({
  db,
  requestId: "statement-count",
  actor: { role: "doctor", name: "Dr. Test", clinicId, userId: doctor.userId } satisfies Actor,
});

async function asPatient(visitId: string): Promise<Context> {
  const { patientId } = await recordOf(visitId);
  return {
    db,
    requestId: "statement-count",
    actor: {
      role: "patient",
      name: "Test",
      clinicId,
      userId: patientId,
      joinLinkId: undefined,
    } satisfies Actor,
  };
}

/** @returns how many statements, and how many of them are the wide read of a consultation with its people */
async function count(command: () => Promise<unknown>): Promise<string> {
  statements = [];
  await command();
  const sent = statements.filter((text) => !/^(begin|commit)\b/i.test(text.trim()));
  const wide = sent.filter((text) => text.includes('"doctors"') && text.includes("doctor_presence"));
  return `${sent.length} (${wide.length} wide)`;
}

test("each command sends as many statements as this table says", async () => {
  const { id } = await scheduleVisit(doctor);
  const other = await scheduleVisit(doctor);
  const later = new Date(Date.now() + 48 * 3_600_000).toISOString();
  const end = new Date(Date.now() + 49 * 3_600_000).toISOString();
  const place = { place_id: "5ad7a3a5-9a9b-4d6c-9d53-3a4ed2d5e6c1", take: false };
  const waits = await asPatient(id);
  const figures = {
    renew_waiting_arrival: await count(() => renewWaiting(waits, id, place)),
    renew_waiting: await count(() => renewWaiting(waits, id, place)),
    turn_away: await count(() => turnAway(asDoctor(), id)),
    change: await count(() =>
      changeConsultation(asDoctor(), other.id, { scheduled_start: later, scheduled_end: end }),
    ),
    cancel: await count(() => cancelConsultation(asDoctor(), other.id)),
    start_consultation: await count(() => startConsultation(asDoctor(), id)),
    get_token: await count(() => issueTicket(asDoctor(), id, "getToken")),
    join_consultation: await count(() => issueTicket(asDoctor(), id, "join")),
    send_message: await count(() => sendMessage(asDoctor(), id, "Good morning")),
    write_notes: await count(() => writeNotes(asDoctor(), id, { text: "Notes", revision: 0 })),
    end_consultation: await count(() => endConsultation(asDoctor(), id)),
  };
  expect(figures).toEqual({
    renew_waiting_arrival: "6 (1 wide)",
    renew_waiting: "4 (1 wide)",
    turn_away: "6 (1 wide)",
    change: "7 (1 wide)",
    cancel: "5 (1 wide)",
    start_consultation: "18 (1 wide)",
    get_token: "5 (0 wide)",
    join_consultation: "5 (0 wide)",
    send_message: "5 (0 wide)",
    write_notes: "5 (0 wide)",
    end_consultation: "7 (1 wide)",
  });
});

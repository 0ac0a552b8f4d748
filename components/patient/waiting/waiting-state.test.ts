import { describe, expect, test } from "vitest";
import { isLate, waitingState } from "#components/patient/waiting/waiting-state.ts";
import { ServerUnreachable } from "#lib/client/api-problem.ts";
import { sampleConsultation } from "#lib/testing/sample-consultation.ts";

const since = "2026-11-22T13:50:00.000Z";

describe("waitingState", () => {
  test.each([
    ["the clinic cannot be reached", { waiting_since: since }, new ServerUnreachable(), { name: "dropped" }],
    ["not yet told", {}, null, { name: "arriving" }],
    ["turned away", { waiting_since: null, turned_away_at: since }, null, { name: "turned-away" }],
    [
      "the doctor has no page open",
      { waiting_since: since, doctor_state: "away", place_in_line: 0 },
      null,
      { name: "away", ahead: 0 },
    ],
    [
      "the doctor is here",
      { waiting_since: since, doctor_state: "here", place_in_line: 0 },
      null,
      { name: "here", ahead: 0 },
    ],
    [
      "another visit of the doctor's goes on",
      { waiting_since: since, doctor_state: "with_another_patient", place_in_line: 2 },
      null,
      { name: "busy", ahead: 2 },
    ],
  ] as const)("%s", (_, facts, problem, state) => {
    expect(waitingState(sampleConsultation(facts), problem)).toEqual(state);
  });
});

test.each([
  ["2026-11-22T14:59:00.000Z", false],
  ["2026-11-22T15:05:00.000Z", false],
  ["2026-11-22T15:05:01.000Z", true],
])("planned for 15:00, at %s by the server's clock, is late: %s", (now, expected) => {
  expect(isLate(sampleConsultation({ now }))).toBe(expected);
});

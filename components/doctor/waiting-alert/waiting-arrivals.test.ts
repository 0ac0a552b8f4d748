import { describe, expect, test } from "vitest";
import { arrivalsOf, hasNewArrival, whoWaits } from "#components/doctor/waiting-alert/waiting-arrivals.ts";
import { sampleConsultation } from "#lib/testing/sample-consultation.ts";

const early = sampleConsultation({ id: "early", waiting_since: "2026-11-22T14:00:00.000Z" });
const late = sampleConsultation({ id: "late", waiting_since: "2026-11-22T14:05:00.000Z" });

describe("whoWaits", () => {
  test("puts who came first first, and leaves out who is not there", () => {
    const waiting = whoWaits([late, sampleConsultation({ id: "absent" }), early]);
    expect(waiting.map(({ id }) => id)).toEqual(["early", "late"]);
  });

  test("leaves out the visit of this page, and those that have begun", () => {
    expect(whoWaits([early, { ...late, status: "in-progress" }], "early")).toEqual([]);
  });
});

describe("hasNewArrival", () => {
  const now = arrivalsOf([early, late]);

  test("tells of who has come since", () => {
    expect(hasNewArrival(arrivalsOf([early]), now)).toBe(true);
    expect(hasNewArrival([], now)).toBe(true);
  });

  test("tells of nobody at the first look, of nobody twice, and of nobody who leaves", () => {
    expect(hasNewArrival(null, now)).toBe(false);
    expect(hasNewArrival(now, now)).toBe(false);
    expect(hasNewArrival(now, arrivalsOf([late]))).toBe(false);
  });

  test("tells of who comes back", () => {
    expect(
      hasNewArrival(now, arrivalsOf([early, { ...late, waiting_since: "2026-11-22T14:09:00.000Z" }])),
    ).toBe(true);
  });
});

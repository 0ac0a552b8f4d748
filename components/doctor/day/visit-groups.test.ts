import { describe, expect, test } from "vitest";
import { groupVisits, matchesSearch, nextVisit } from "#components/doctor/day/visit-groups.ts";
import { sampleConsultation } from "#lib/testing/sample-consultation.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

const now = new Date(2026, 10, 22, 14, 0);
const at = (hour: number, day = 22) => new Date(2026, 10, day, hour).toISOString();

function visit(id: string, changes: Partial<Consultation> = {}): Consultation {
  return sampleConsultation({ id, scheduled_start: at(15), scheduled_end: at(16), ...changes });
}

const ids = (visits: Consultation[]) => visits.map(({ id }) => id);

describe("groupVisits", () => {
  test("puts who waits on top, first come first", () => {
    const groups = groupVisits(
      [visit("second", { waiting_since: at(13) }), visit("none"), visit("first", { waiting_since: at(12) })],
      now,
    );
    expect(ids(groups.waiting)).toEqual(["first", "second"]);
    expect(ids(groups.today)).toEqual(["none"]);
  });

  test("keeps a late visit in today and moves one of an earlier day to the finished", () => {
    const groups = groupVisits(
      [
        visit("late", { scheduled_start: at(9), scheduled_end: at(10) }),
        visit("yesterday", { scheduled_start: at(9, 21), scheduled_end: at(10, 21) }),
        visit("tomorrow", { scheduled_start: at(9, 23), scheduled_end: at(10, 23) }),
      ],
      now,
    );
    expect(ids(groups.today)).toEqual(["late"]);
    expect(ids(groups.finished)).toEqual(["yesterday"]);
    expect(ids(groups.upcoming)).toEqual(["tomorrow"]);
  });

  test("shows finished visits latest first, however they ended", () => {
    const groups = groupVisits(
      [
        visit("early", { status: "completed", scheduled_start: at(8) }),
        visit("late", { status: "missed", scheduled_start: at(11) }),
        visit("middle", { status: "cancelled", scheduled_start: at(9) }),
      ],
      now,
    );
    expect(ids(groups.finished)).toEqual(["late", "middle", "early"]);
  });
});

describe("nextVisit", () => {
  test("is a visit under way, else who has waited longest, else none", () => {
    const waiting = visit("waiting", { waiting_since: at(13) });
    const open = visit("open", { status: "in-progress" });
    expect(nextVisit(groupVisits([waiting, open], now))?.id).toBe("open");
    expect(nextVisit(groupVisits([waiting], now))?.id).toBe("waiting");
    expect(nextVisit(groupVisits([visit("planned")], now))).toBeUndefined();
  });
});

describe("matchesSearch", () => {
  test.each(["wanj", "MWANGI wanjiru", "700 000001", "otieno", ""])("finds %j", (search) => {
    expect(matchesSearch(visit("x"), search)).toBe(true);
  });

  test("does not find what stands nowhere", () => {
    expect(matchesSearch(visit("x"), "wanjiru kamau")).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { requireValid } from "#lib/domain/join-links/exchange.ts";
import { DomainError } from "#lib/foundation/errors.ts";

const opensAt = new Date("2026-03-01T08:00:00Z");
const closesAt = new Date("2026-03-02T14:00:00Z");
const within = new Date("2026-03-02T09:00:00Z");
const link = { opensAt, closesAt, revokedAt: null };

function refusalOf(...arguments_: Parameters<typeof requireValid>): string | undefined {
  try {
    requireValid(...arguments_);
  } catch (error) {
    if (error instanceof DomainError) return error.type;
    throw error;
  }
  return undefined;
}

describe("a join link", () => {
  test.each(["scheduled", "in-progress"] as const)(
    "lets in within its window while the visit is %s",
    (status) => {
      expect(refusalOf(link, { status }, within)).toBeUndefined();
    },
  );

  test("does not open before its window", () => {
    expect(refusalOf(link, { status: "scheduled" }, new Date(opensAt.getTime() - 1))).toBe(
      "link-not-yet-open",
    );
  });

  test("expires after its window", () => {
    expect(refusalOf(link, { status: "scheduled" }, new Date(closesAt.getTime() + 1))).toBe("link-expired");
  });

  test("stays good for a visit that runs past the window", () => {
    expect(refusalOf(link, { status: "in-progress" }, new Date(closesAt.getTime() + 1))).toBeUndefined();
  });

  test("is dead once another was issued", () => {
    expect(refusalOf({ ...link, revokedAt: within }, { status: "scheduled" }, within)).toBe("link-replaced");
  });

  test.each(["completed", "cancelled", "missed"] as const)("is dead once the visit is %s", (status) => {
    expect(refusalOf({ ...link, revokedAt: within }, { status }, within)).toBe("visit-ended");
  });
});

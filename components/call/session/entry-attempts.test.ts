import { describe, expect, test } from "vitest";
import { playbook } from "#components/call/problems/playbook.ts";
import { EntryAttempts } from "#components/call/session/entry-attempts.ts";

function twilioError(code: number) {
  return Object.assign(new Error(`Twilio ${code}`), { code });
}

/** Lists the attempts when each fails with the same error: "relay", or the delay before an ordinary entry. */
function tried(kind: "first" | "return", code: number): (number | "relay")[] {
  const attempts = new EntryAttempts(kind);
  const all: (number | "relay")[] = [];
  for (let next = attempts.after(twilioError(code)); next; next = attempts.after(twilioError(code))) {
    all.push(next.isRelayOnly ? "relay" : next.delayMs);
  }
  return all;
}

describe("EntryAttempts", () => {
  test.each<[code: number, first: (number | "relay")[], later: (number | "relay")[]]>([
    [20103, [], []],
    [20104, [0], [0]],
    [20105, [0], [0]],
    [53000, ["relay", 300, 1_200], ["relay", 0, 300, 1_200, 2_700, 4_800, 7_000]],
    [53001, [300, 1_200], [0, 300, 1_200, 2_700, 4_800, 7_000]],
    [53006, [300, 1_200], [0, 300, 1_200, 2_700, 4_800, 7_000]],
    [53105, [], []],
    [53106, [300, 1_200], [0, 300, 1_200, 2_700, 4_800, 7_000]],
    [53118, [300, 1_200], [0, 300, 1_200, 2_700, 4_800, 7_000]],
    [53205, [], []],
    [53216, [], []],
    [53405, ["relay"], ["relay"]],
    [53407, ["relay"], ["relay"]],
    [53501, ["relay"], ["relay"]],
    [54321, [], []],
  ])("when all fails by %i", (code, first, later) => {
    expect(tried("first", code)).toEqual(first);
    expect(tried("return", code)).toEqual(later);
  });

  test.each([...playbook.keys()])("comes to an end with %i", (code) => {
    expect(tried("return", code).length).toBeLessThanOrEqual(7);
  });

  test("uses each remedy once, whatever failed in between", () => {
    const attempts = new EntryAttempts("return");
    expect(attempts.after(twilioError(53405))).toEqual({ delayMs: 0, isRelayOnly: true });
    expect(attempts.after(twilioError(20104))).toEqual({ delayMs: 0, isRelayOnly: false });
    expect(attempts.after(twilioError(53405))).toBeNull();
    expect(attempts.after(twilioError(20104))).toBeNull();
  });
});

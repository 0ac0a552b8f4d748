import { describe, expect, test } from "vitest";
import { codeOf, firstSteps, type Step, type StepName, verdictOf } from "#components/check/check-steps.ts";

function stepsWith(changes: Partial<Record<StepName, Step["status"]>>): Step[] {
  return firstSteps.map(({ name }) => ({ name, status: changes[name] ?? "good", detail: null }));
}

describe("verdictOf", () => {
  test("waits for the last step", () => {
    expect(verdictOf(firstSteps)).toBeNull();
    expect(verdictOf(stepsWith({ speed: "running" }))).toBeNull();
  });

  test.each<[Partial<Record<StepName, Step["status"]>>, string, string]>([
    [{}, "success", "Everything works"],
    [{ browser: "bad", signaling: "bad" }, "danger", "This browser"],
    [{ signaling: "bad" }, "danger", "This network blocks"],
    [{ udp: "bad", tcp: "bad", tls: "bad", speed: "skipped" }, "danger", "lets no video through"],
    [{ udp: "bad", tcp: "bad", tls: "skipped", speed: "skipped" }, "danger", "lets no video through"],
    [{ camera: "bad" }, "attention", "not every device"],
    [{ udp: "bad" }, "attention", "may suffer"],
    [{ speed: "bad" }, "attention", "may suffer"],
    [{ tls: "skipped" }, "success", "Everything works"],
  ])("%j is %s", (changes, tone, title) => {
    expect(verdictOf(stepsWith(changes))).toMatchObject({ tone, title: expect.stringContaining(title) });
  });
});

test("codeOf gives one digit for each step", () => {
  expect(codeOf(stepsWith({ camera: "bad", tls: "skipped" }))).toBe("1101 1121");
});

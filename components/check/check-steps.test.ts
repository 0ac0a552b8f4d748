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
    [{}, "success", "good"],
    [{ browser: "bad", signaling: "bad" }, "danger", "browser"],
    [{ signaling: "bad" }, "danger", "signaling"],
    [{ udp: "bad", tcp: "bad", tls: "bad", speed: "skipped" }, "danger", "relays"],
    [{ udp: "bad", tcp: "bad", tls: "skipped", speed: "skipped" }, "danger", "relays"],
    [{ camera: "bad" }, "attention", "devices"],
    [{ udp: "bad" }, "attention", "detour"],
    [{ speed: "bad" }, "attention", "speed"],
    [{ delay: "fair" }, "attention", "delay"],
    [{ delay: "fair", loss: "bad", udp: "bad" }, "attention", "loss"],
    [{ speed: "bad", loss: "fair" }, "attention", "speed"],
    [{ udp: "skipped", tcp: "skipped", tls: "skipped", speed: "skipped" }, "attention", "unknown"],
    [{ tls: "skipped" }, "success", "good"],
  ])("%j is %s", (changes, tone, name) => {
    expect(verdictOf(stepsWith(changes))).toMatchObject({ tone, name });
  });
});

test("codeOf gives one digit for each step", () => {
  expect(codeOf(stepsWith({ camera: "bad", tls: "skipped", loss: "fair" }))).toBe("11011 12131");
});

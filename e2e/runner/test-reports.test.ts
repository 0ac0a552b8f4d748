import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countPlaywright, countVitest } from "#e2e/runner/test-reports.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "test-reports-"));
  file = path.join(folder, "report.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const vitestReport = (numPassedTests: number, numFailedTests: number, testResults: object[] = []) =>
  writeFileSync(
    file,
    JSON.stringify({ numPassedTests, numFailedTests, numPendingTests: 1, numTodoTests: 1, testResults }),
  );

const spec = (title: string, ok: boolean, ...messages: string[]) => ({
  title,
  ok,
  file: "call.spec.ts",
  line: 7,
  tests: [{ results: [{ errors: messages.map((message) => ({ message })) }] }],
});

test("adds up a run of Vitest", () => {
  vitestReport(7, 2);
  expect(countVitest(file, 1)).toEqual({ passed: 7, failed: 2, skipped: 2, failures: [] });
});

test("names the tests of Vitest that failed and why, and a file that could not be loaded", () => {
  const failureMessages = [
    "Error: 2 rooms: 20 of 20, must be 0\nlate: 3, must be 0\n    at lib/rooms.test.ts:7:1",
  ];
  const assertionResults = [
    { fullName: "rooms are made once", status: "failed", failureMessages },
    { fullName: "rooms are closed", status: "passed", failureMessages: [] },
  ];
  vitestReport(1, 2, [
    { name: path.resolve("lib/rooms.test.ts"), status: "failed", message: "", assertionResults },
    { name: path.resolve("lib/tokens.test.ts"), status: "failed", message: "No key", assertionResults: [] },
    { name: path.resolve("lib/turn.test.ts"), status: "passed", message: "", assertionResults: [] },
  ]);
  expect(countVitest(file, 1).failures).toEqual([
    "lib/rooms.test.ts: rooms are made once\n    Error: 2 rooms: 20 of 20, must be 0\n    late: 3, must be 0",
    "lib/tokens.test.ts\n    No key",
  ]);
});

test("takes a flaky browser test for a failure", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
  const suites = [
    {
      specs: [spec("is heard", true)],
      suites: [{ specs: [spec("is seen", false, "\u001b[31mNo picture\u001b[39m\n\nExpected: 1")] }],
    },
    { specs: [spec("comes back", false)] },
  ];
  writeFileSync(file, JSON.stringify({ stats, suites }));
  expect(countPlaywright([{ reportFile: file, exitCode: 1 }])).toEqual({
    passed: 3,
    failed: 2,
    skipped: 0,
    failures: ["call.spec.ts:7: is seen\n    No picture\n    Expected: 1", "call.spec.ts:7: comes back"],
  });
});

test("lets a choice of tests leave one of two browser runs empty, and not both", () => {
  const run = (expected: number) => {
    const reportFile = path.join(path.dirname(file), `${expected}.json`);
    const stats = { expected, unexpected: 0, flaky: 0, skipped: 0 };
    writeFileSync(reportFile, JSON.stringify({ stats, suites: [] }));
    return { reportFile, exitCode: 0 };
  };
  expect(countPlaywright([run(2), run(0)])).toEqual({ passed: 2, failed: 0, skipped: 0, failures: [] });
  expect(countPlaywright([run(0), run(0)])).toMatchObject({ passed: 0, failed: 1 });
});

test("takes a run that left no report for a failure", () => {
  expect(countVitest(file, 0)).toEqual({ passed: 0, failed: 1, skipped: 0, failures: [] });
});

test("takes a run of nothing for a failure", () => {
  vitestReport(0, 0);
  expect(countVitest(file, 0)).toMatchObject({ passed: 0, failed: 1 });
});

test("takes an error outside of the tests for a failure", () => {
  vitestReport(5, 0);
  expect(countVitest(file, 1)).toMatchObject({ passed: 5, failed: 1 });
});

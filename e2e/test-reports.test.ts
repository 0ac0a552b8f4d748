import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countPlaywright, countVitest } from "#e2e/test-reports.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "test-reports-"));
  file = path.join(folder, "report.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const vitestReport = (numPassedTests: number, numFailedTests: number) =>
  writeFileSync(
    file,
    JSON.stringify({ numPassedTests, numFailedTests, numPendingTests: 1, numTodoTests: 1 }),
  );

test("adds up a run of Vitest", () => {
  vitestReport(7, 2);
  expect(countVitest(file, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

test("takes a flaky browser test for a failure", () => {
  writeFileSync(file, JSON.stringify({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } }));
  expect(countPlaywright(file, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

test("takes a run that left no report for a failure", () => {
  expect(countVitest(file, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("takes a run of nothing for a failure", () => {
  vitestReport(0, 0);
  expect(countVitest(file, 0)).toMatchObject({ passed: 0, failed: 1 });
});

test("takes an error outside of the tests for a failure", () => {
  vitestReport(5, 0);
  expect(countVitest(file, 1)).toMatchObject({ passed: 5, failed: 1 });
});

import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { poll } from "#e2e/stand-ins/process/poll.ts";
import type { World } from "#e2e/world/world.ts";

export const testFolder = path.resolve(".panacare/test");
const startTimeoutMs = 400_000;
const endTimeoutMs = 30_000;

export type TestWorld = Pick<World, "addresses" | "appEnvironment" | "twilioAccount">;

/** What the process that holds the world (test-world-process.ts) tells: the world, or why there is none. */
export type TestWorldReport = { runnerPid: number; pid: number } & (
  | { world: TestWorld }
  | { failure: string }
);

/**
 * The world and the built app, shared by all browser tests of one run. The first test that asks starts it, in a process
 * of its own: Playwright replaces its workers after a failure and must not take the world with them. Tests that need no
 * app never ask.
 * @param runnerPid the process of the test run, with which the world ends
 */
export async function useTestWorld(runnerPid: number): Promise<TestWorld> {
  const report = readReport(runnerPid) ?? (await startTestWorld(runnerPid));
  if ("failure" in report) throw new Error(`The test world did not start: ${report.failure}`);
  return report.world;
}

/** Ends the world of this run, if one was started. */
export async function endTestWorld(runnerPid: number): Promise<void> {
  const report = readReport(runnerPid);
  if (!report) return;
  if (isAlive(report.pid)) process.kill(report.pid, "SIGTERM");
  await poll(async () => !isAlive(report.pid), endTimeoutMs);
  rmSync(reportFile(runnerPid), { force: true });
}

export function writeReport(report: TestWorldReport): void {
  const file = reportFile(report.runnerPid);
  writeFileSync(`${file}.new`, JSON.stringify(report), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function startTestWorld(runnerPid: number): Promise<TestWorldReport> {
  mkdirSync(testFolder, { recursive: true });
  const log = openSync(path.join(testFolder, "world.log"), "w", 0o600);
  const program = path.join(import.meta.dirname, "test-world-process.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, String(runnerPid)], {
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  const { pid = -1 } = child;
  const report = await poll(async () => {
    return (
      readReport(runnerPid) ??
      (child.exitCode === null ? undefined : { runnerPid, pid, failure: "see world.log" })
    );
  }, startTimeoutMs);
  return report ?? { runnerPid, pid, failure: "the time was up" };
}

function readReport(runnerPid: number): TestWorldReport | undefined {
  const file = reportFile(runnerPid);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

const reportFile = (runnerPid: number) => path.join(testFolder, `world-${runnerPid}.json`);

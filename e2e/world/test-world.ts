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

/** Names one world: the process of the test run, and which of the run's parallel workers uses the world. */
export interface TestWorldName {
  runnerPid: number;
  parallelIndex: number;
}

/** The report of the process that holds a world (test-world-process.ts): the world, or why it did not start. */
export type TestWorldReport = TestWorldName & { pid: number } & ({ world: TestWorld } | { failure: string });

/**
 * Returns a worker's own world with the built app, so that a test may break its local Twilio without disturbing a test
 * in the other worker. The first test that asks starts the world, in a process of its own: Playwright replaces its
 * workers after a failure, and the replacement takes over the world. Tests that need no app never ask. The world ends
 * with the test run.
 */
export async function useTestWorld(name: TestWorldName): Promise<TestWorld> {
  const report = readReport(name) ?? (await startTestWorld(name));
  if ("failure" in report) throw new Error(`The test world did not start: ${report.failure}`);
  return report.world;
}

/** Ends the worlds that this run started. */
export async function endTestWorlds(runnerPid: number, workerCount: number): Promise<void> {
  await Promise.all(
    Array.from({ length: workerCount }, (_, parallelIndex) => endTestWorld({ runnerPid, parallelIndex })),
  );
}

async function endTestWorld(name: TestWorldName): Promise<void> {
  const report = readReport(name);
  if (!report) return;
  if (isAlive(report.pid)) process.kill(report.pid, "SIGTERM");
  await poll(async () => !isAlive(report.pid), endTimeoutMs);
  rmSync(reportFile(name), { force: true });
}

/** Returns where a world and its app write their logs. */
export function worldLogFolder({ parallelIndex }: Pick<TestWorldName, "parallelIndex">): string {
  return path.join(testFolder, `world-${parallelIndex}`);
}

export function writeReport(report: TestWorldReport): void {
  const file = reportFile(report);
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

async function startTestWorld(name: TestWorldName): Promise<TestWorldReport> {
  const logFolder = worldLogFolder(name);
  mkdirSync(logFolder, { recursive: true });
  const log = openSync(path.join(logFolder, "world.log"), "w", 0o600);
  const program = path.join(import.meta.dirname, "test-world-process.ts");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", program, String(name.runnerPid), String(name.parallelIndex)],
    { detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  child.unref();
  const { pid = -1 } = child;
  const report = await poll(async () => {
    return (
      readReport(name) ??
      (child.exitCode === null ? undefined : { ...name, pid, failure: `see ${logFolder}/world.log` })
    );
  }, startTimeoutMs);
  return report ?? { ...name, pid, failure: "the time was up" };
}

function readReport(name: TestWorldName): TestWorldReport | undefined {
  const file = reportFile(name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

const reportFile = ({ runnerPid, parallelIndex }: TestWorldName) =>
  path.join(testFolder, `world-${runnerPid}-${parallelIndex}.json`);

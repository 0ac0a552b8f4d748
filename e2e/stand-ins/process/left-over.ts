import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { commandLine } from "#e2e/stand-ins/process/command-line.ts";
import { poll } from "#e2e/stand-ins/process/poll.ts";

/** Of the files that name a running process. */
export const recordSuffix = ".process";

const endTimeoutMs = 8000;

interface ProcessRecord {
  pid: number;
  commandLine: string | undefined;
  stopSignal: NodeJS.Signals;
}

/** Notes a process, so that a later start can end it if we and the orphan guard should both be killed. */
export function recordProcess(file: string, pid: number, stopSignal: NodeJS.Signals): void {
  const record: ProcessRecord = { pid, commandLine: commandLine(pid), stopSignal };
  writeFileSync(file, JSON.stringify(record), { mode: 0o600 });
}

/** Ends the noted process if it still runs. The id alone proves nothing, for ids come again: the command must be the same. */
export async function endLeftOver(file: string): Promise<void> {
  const record = read(file);
  if (!record) return;
  const isRunning = () => Boolean(record.commandLine) && commandLine(record.pid) === record.commandLine;
  for (const signal of [record.stopSignal, "SIGKILL"] as const) {
    if (!isRunning()) break;
    process.kill(record.pid, signal);
    await poll(async () => !isRunning(), endTimeoutMs);
  }
  if (isRunning())
    throw new Error(`Process ${record.pid} of an earlier start does not end: ${record.commandLine}`);
  rmSync(file, { force: true });
}

function read(file: string): ProcessRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

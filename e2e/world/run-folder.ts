import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { discardPostgres } from "#e2e/stand-ins/postgres/postgres.ts";
import { commandLine } from "#e2e/stand-ins/process/command-line.ts";

const runsFolder = ".panacare/runs";

/** A state folder for this process alone, so that test runs side by side do not meet; those of dead processes are swept. */
export async function openRunFolder(): Promise<{ folder: string; discard(): Promise<void> }> {
  mkdirSync(runsFolder, { recursive: true });
  for (const pid of readdirSync(runsFolder)) {
    if (!commandLine(Number(pid)) || pid === String(process.pid)) await discard(path.join(runsFolder, pid));
  }
  const folder = path.resolve(runsFolder, String(process.pid));
  return { folder, discard: () => discard(folder) };
}

async function discard(folder: string): Promise<void> {
  await discardPostgres(path.join(folder, "postgres"));
  rmSync(folder, { recursive: true, force: true });
}

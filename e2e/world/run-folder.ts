import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { discardPostgres } from "#e2e/stand-ins/postgres/postgres.ts";
import { commandLine } from "#e2e/stand-ins/process/command-line.ts";

const runsFolder = ".panacare/runs";

/**
 * Opens a state folder that no other process uses, so that test runs can go on side by side. Removes the folders of dead
 * processes.
 * @param index tells the folders of one process apart
 */
export async function openRunFolder(index = 0): Promise<{ folder: string; discard(): Promise<void> }> {
  mkdirSync(runsFolder, { recursive: true });
  const own = `${process.pid}-${index}`;
  for (const name of readdirSync(runsFolder)) {
    if (name === own || !commandLine(Number.parseInt(name, 10))) await discard(path.join(runsFolder, name));
  }
  const folder = path.resolve(runsFolder, own);
  return { folder, discard: () => discard(folder) };
}

async function discard(folder: string): Promise<void> {
  await discardPostgres(path.join(folder, "postgres"));
  rmSync(folder, { recursive: true, force: true });
}

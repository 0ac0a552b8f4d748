import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { commandLine } from "#e2e/stand-ins/process/command-line.ts";

export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

/**
 * Keeps a second program out of a state folder. The lock of a program that was killed does not count: it names a
 * process that is gone, or one that was started by another command (process ids come again, soon so in a container).
 * @throws FolderInUseError naming the process that holds it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "in-use.json");
  const holder = read(file);
  if (holder && holder.pid !== process.pid && commandLine(holder.pid) === holder.commandLine) {
    throw new FolderInUseError(
      `${folder} is in use by process ${holder.pid} (${holder.commandLine}). Stop that one first.`,
    );
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, commandLine: commandLine(process.pid) }), {
    mode: 0o600,
  });
  return () => rmSync(file, { force: true });
}

function read(file: string): { pid: number; commandLine: string } | undefined {
  try {
    const { pid, commandLine } = JSON.parse(readFileSync(file, "utf8"));
    return { pid, commandLine };
  } catch {
    return undefined;
  }
}

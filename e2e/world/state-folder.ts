import { chmodSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { lockFolder } from "#e2e/stand-ins/process/folder-lock.ts";
import { endLeftOver, recordSuffix } from "#e2e/stand-ins/process/left-over.ts";

/**
 * Makes the folder ours alone, and ends what a start that was killed left running there. Safe to repeat in one process.
 * @returns what gives the folder free again
 * @throws FolderInUseError when another program uses it
 */
export async function claimStateFolder(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  // PostgreSQL's user must pass through; everything inside that is secret is closed by itself.
  chmodSync(folder, 0o711);
  const unlock = lockFolder(folder);
  const records = [folder, ...subfolders(folder)].flatMap((parent) =>
    readdirSync(parent)
      .filter((name) => name.endsWith(recordSuffix))
      .map((name) => path.join(parent, name)),
  );
  await Promise.all(records.map(endLeftOver));
  return unlock;
}

/** One level deep, where the parts of a world keep theirs. */
function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name));
}

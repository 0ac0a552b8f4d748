import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FolderInUseError, lockFolder } from "#e2e/stand-ins/process/folder-lock.ts";
import { startManagedChild } from "#e2e/stand-ins/process/managed-child.ts";
import { poll } from "#e2e/stand-ins/process/poll.ts";
import { processEnvironment } from "#lib/foundation/env.ts";

/** Everything that `npm run build` turns into the app. */
const inputFolders = ["app", "components", "lib", "drizzle", "public"];
const inputFiles = [
  "next.config.mjs",
  ".postcssrc.json",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/** A shared machine of two slow cores needs minutes. */
const buildTimeoutMs = 400_000;

/** Inside Next's own folder: who removes the build removes the claim that it is there. */
const stampFile = ".next/panacare-inputs";

export function isBuilt(): boolean {
  return (
    existsSync(".next/BUILD_ID") &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === inputsDigest()
  );
}

/**
 * Builds the app, unless it is built from these very sources. Waits while another process builds it.
 * @throws with the end of the build's output
 */
export async function ensureBuild(logFolder: string): Promise<void> {
  if (isBuilt()) return;
  const unlock = await poll(async () => lockBuild(), buildTimeoutMs);
  if (!unlock) throw new Error("Another process did not finish its build in time");
  try {
    if (!isBuilt()) await build(logFolder);
  } finally {
    unlock();
  }
}

function lockBuild(): (() => void) | undefined {
  try {
    return lockFolder(".panacare/build");
  } catch (error) {
    if (error instanceof FolderInUseError) return undefined;
    throw error;
  }
}

async function build(logFolder: string): Promise<void> {
  mkdirSync(logFolder, { recursive: true });
  const digest = inputsDigest();
  const program = await startManagedChild({
    name: "The build",
    command: process.execPath,
    args: ["--import", "tsx", "lib/server/build.ts"],
    logFile: path.join(logFolder, "build.log"),
    env: { ...processEnvironment, NEXT_TELEMETRY_DISABLED: "1" },
  });
  await program.exited;
  if (program.exitCode() !== 0) throw new Error(`The app could not be built:\n${program.logTail()}`);
  writeFileSync(stampFile, digest);
}

function inputsDigest(): string {
  const hash = createHash("sha256").update(process.version);
  const files = inputFolders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  for (const file of [...files, ...inputFiles.filter(existsSync)].sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

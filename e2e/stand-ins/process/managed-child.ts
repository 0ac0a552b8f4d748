import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { endLeftOver, recordProcess, recordSuffix } from "#e2e/stand-ins/process/left-over.ts";
import { poll } from "#e2e/stand-ins/process/poll.ts";

/** The app gives requests under way 5 s; then it still closes what it holds. */
const stopGraceMs = 10_000;

export interface ManagedChild {
  readonly pid: number;
  /** Settles when the process is gone, whoever ended it; never rejects. */
  readonly exited: Promise<void>;
  hasExited(): boolean;
  /** Null while it runs, and when a signal ended it. */
  exitCode(): number | null;
  /** The newest lines of its log, for a message about why it failed. */
  logTail(): string;
  /** Polls until `isReady` answers true. @throws with the tail of the log when the process ends or the time is up */
  ready(isReady: () => Promise<boolean>, timeoutMs: number): Promise<void>;
  /** Asks it to end, and after 10 s makes it. Safe to repeat. */
  stop(): Promise<void>;
  /** Ends it as a crash does (SIGKILL): it learns nothing of it. */
  kill(): Promise<void>;
}

/**
 * Starts a program that ends with us: in its own process group, so that Ctrl-C reaches us alone and we stop things in
 * order, and in the care of the orphan guard for the case that we are killed. One of the same log file that an earlier
 * start left behind all the same is ended first.
 */
export async function startManagedChild(options: {
  name: string;
  command: string;
  args: readonly string[];
  logFile: string;
  env: Readonly<Record<string, string | undefined>>;
  cwd?: string;
  user?: { uid: number; gid: number };
  stopSignal?: NodeJS.Signals;
}): Promise<ManagedChild> {
  const { name, command, args, logFile, env, user, stopSignal = "SIGTERM" } = options;
  const record = recordOf(logFile);
  await endLeftOver(record);
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(command, args, {
    env: { NODE_ENV: "production", ...env },
    cwd: options.cwd ?? process.cwd(),
    detached: true,
    stdio: ["ignore", log, log],
    ...user,
  });
  closeSync(log);

  let failure: Error | undefined;
  let gone = false;
  const exited = new Promise<void>((resolve) => {
    const end = (error?: Error) => {
      failure ??= error;
      gone = true;
      if (child.pid) guard().release(child.pid);
      rmSync(record, { force: true });
      resolve();
    };
    child.once("error", end);
    child.once("exit", () => end());
  });
  if (child.pid) {
    guard().take(child.pid, stopSignal);
    recordProcess(record, child.pid, stopSignal);
  }

  const logTail = () => readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-12).join("\n");
  const whyItEnded = () =>
    failure?.message ?? `it ended by itself (exit code ${child.exitCode ?? child.signalCode}).\n${logTail()}`;

  return {
    pid: child.pid ?? -1,
    exited,
    hasExited: () => gone,
    exitCode: () => child.exitCode,
    logTail,
    async ready(isReady, timeoutMs) {
      const outcome = await poll(async () => (gone ? "ended" : (await isReady()) && "ready"), timeoutMs);
      if (outcome === "ended") throw new Error(`${name} did not start: ${whyItEnded()}`);
      if (!outcome) throw new Error(`${name} was not ready after ${timeoutMs / 1000} s.\n${logTail()}`);
    },
    async stop() {
      if (gone) return;
      child.kill(stopSignal);
      const timer = setTimeout(() => child.kill("SIGKILL"), stopGraceMs);
      await exited;
      clearTimeout(timer);
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Where a child with this log file is noted while it runs. */
export function recordOf(logFile: string): string {
  return `${logFile}${recordSuffix}`;
}

interface Guard {
  take(pid: number, signal: NodeJS.Signals): void;
  release(pid: number): void;
}

let theGuard: Guard | undefined;

/** One guard per program. Its end of the pipe closes when we die, and the kernel sees to that. */
function guard(): Guard {
  theGuard ??= startGuard();
  return theGuard;
}

function startGuard(): Guard {
  const script = path.join(import.meta.dirname, "orphan-guard.mjs");
  const child: ChildProcess = spawn(process.execPath, [script], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    env: { NODE_ENV: "production" },
  });
  child.unref();
  const { stdin } = child;
  if (stdin && "unref" in stdin && typeof stdin.unref === "function") stdin.unref();
  stdin?.on("error", () => undefined);
  const say = (line: string) => stdin?.write(`${line}\n`);
  return { take: (pid, signal) => say(`+ ${pid} ${signal}`), release: (pid) => say(`- ${pid}`) };
}

import { mkdirSync } from "node:fs";
import path from "node:path";
import { type ManagedChild, startManagedChild } from "#e2e/stand-ins/process/managed-child.ts";
import { processEnvironment } from "#lib/foundation/env.ts";

/** What `npm start` runs. */
export const builtServer = ".next/server-entry/main.mjs";

const startTimeoutMs = 60_000;
const requestTimeoutMs = 20_000;

/** Starts the app as production does, with another environment, and waits until it says that it is healthy. */
export async function startAppServer(options: {
  environment: Readonly<Record<string, string>>;
  logFolder: string;
  dev?: boolean;
}): Promise<ManagedChild> {
  const { environment, logFolder, dev = false } = options;
  mkdirSync(logFolder, { recursive: true });
  const server = await startManagedChild({
    name: "The app",
    command: process.execPath,
    args: dev ? ["--import", "tsx", "lib/server/main.ts"] : [builtServer],
    logFile: path.join(logFolder, "server.log"),
    env: {
      PATH: processEnvironment["PATH"],
      HOME: processEnvironment["HOME"],
      LOG_LEVEL: processEnvironment["LOG_LEVEL"],
      NEXT_TELEMETRY_DISABLED: "1",
      ...environment,
      ...(dev && { PANACARE_DEV: "1", NODE_ENV: "development" }),
    },
  });
  try {
    await server.ready(() => isHealthy(`http://127.0.0.1:${environment["PORT"]}`), startTimeoutMs);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

export async function isHealthy(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(requestTimeoutMs) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

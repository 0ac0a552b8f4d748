import { mkdirSync } from "node:fs";
import path from "node:path";
import { startManagedChild } from "#e2e/stand-ins/process/managed-child.ts";
import { accepts, claimPort } from "#e2e/stand-ins/process/ports.ts";
import { runAlone } from "#e2e/stand-ins/process/run-alone.ts";
import { processEnvironment } from "#lib/foundation/env.ts";

/** Compiling its API schema takes most of the start: 4 s on an idle machine, several times that on a busy one. */
const startTimeoutMs = 120_000;
const requestTimeoutMs = 20_000;

/** What the emulator takes for the credentials of a project's owner. */
const ownerAuthorization = "Bearer owner";

export interface AuthUser {
  uid: string;
  email: string;
  password: string;
  displayName?: string;
  disabled?: boolean;
}

export interface AuthEmulator {
  /** As FIREBASE_AUTH_EMULATOR_HOST wants it. */
  host: string;
  exited: Promise<void>;
  stop(): Promise<void>;
}

/** Starts Firebase's own Auth emulator. It keeps its users in memory, so they are made anew at each start, with the same uids. */
export async function startAuthEmulator(options: {
  folder: string;
  projectId: string;
  users: readonly AuthUser[];
  port?: number | undefined;
}): Promise<AuthEmulator> {
  const { folder, projectId, users } = options;
  const port = await claimPort(options.port, "the Firebase Auth emulator", "AUTH_EMULATOR_PORT");
  const host = `127.0.0.1:${port}`;
  mkdirSync(folder, { recursive: true });
  const child = await startManagedChild({
    name: "The Firebase Auth emulator",
    command: process.execPath,
    args: [path.join(import.meta.dirname, "auth-emulator-process.mjs"), projectId, String(port)],
    logFile: path.join(folder, "auth-emulator.log"),
    env: { PATH: processEnvironment["PATH"], HOME: processEnvironment["HOME"] },
  });
  try {
    await child.ready(() => accepts("127.0.0.1", port), startTimeoutMs);
    for (const user of users) await createAuthUser({ host, projectId, user });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { host, exited: child.exited, stop: child.stop };
}

/** Makes a user as an administrator of the project would. */
export async function createAuthUser(options: {
  host: string;
  projectId: string;
  user: AuthUser;
}): Promise<void> {
  const { host, projectId, user } = options;
  const { uid: localId, ...profile } = user;
  const response = await fetch(
    `http://${host}/identitytoolkit.googleapis.com/v1/projects/${projectId}/accounts`,
    {
      method: "POST",
      headers: { authorization: ownerAuthorization, "content-type": "application/json" },
      body: JSON.stringify({ localId, emailVerified: true, ...profile }),
      signal: AbortSignal.timeout(requestTimeoutMs),
    },
  );
  if (!response.ok)
    throw new Error(
      `The Auth emulator did not take ${user.email}: ${response.status} ${await response.text()}`,
    );
}

/** Signs in as the browser's SDK does. @returns the Firebase ID token */
export async function signInWithPassword(host: string, email: string, password: string): Promise<string> {
  const response = await fetch(
    `http://${host}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=local`,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password, returnSecureToken: true }),
      signal: AbortSignal.timeout(requestTimeoutMs),
    },
  );
  const { idToken } = await response.json();
  if (typeof idToken !== "string")
    throw new Error(`${email} cannot sign in at the Auth emulator (${response.status})`);
  return idToken;
}

await runAlone(import.meta.url, async (folder) => {
  const { host, stop } = await startAuthEmulator({
    folder,
    projectId: processEnvironment["FIREBASE_PROJECT_ID"] ?? "demo-panacare",
    users: [],
    port: Number(processEnvironment["AUTH_EMULATOR_PORT"] ?? 9099),
  });
  return { lines: [`FIREBASE_AUTH_EMULATOR_HOST=${host}`], stop };
});

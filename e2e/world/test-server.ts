import path from "node:path";
import type { ManagedChild } from "#e2e/stand-ins/process/managed-child.ts";
import { freePort } from "#e2e/stand-ins/process/ports.ts";
import { startAppServer } from "#e2e/world/app-server.ts";
import { type TestWorld, testFolder } from "#e2e/world/test-world.ts";

export interface AppServer extends Pick<ManagedChild, "stop" | "exitCode"> {
  origin: string;
  logFile: string;
}

/** One more server of the same build and world, on a port of its own, with some variables changed. */
export async function startTestServer(
  { appEnvironment }: Pick<TestWorld, "appEnvironment">,
  variables: Readonly<Record<string, string>> = {},
): Promise<AppServer> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const logFolder = path.join(testFolder, `server-${port}`);
  const { stop, exitCode } = await startAppServer({
    environment: { ...appEnvironment, APP_ORIGIN: origin, PORT: String(port), ...variables },
    logFolder,
  });
  return { origin, stop, exitCode, logFile: path.join(logFolder, "server.log") };
}

/** One that gives its visitors these relays and no others. */
export function startServerWithRelays(
  world: TestWorld,
  { urls, secret }: { urls: readonly string[]; secret: string },
  variables: Readonly<Record<string, string>> = {},
): Promise<AppServer> {
  return startTestServer(world, {
    TURN_PROVIDERS: "coturn",
    TURN_URLS: urls.join(","),
    TURN_SHARED_SECRET: secret,
    ...variables,
  });
}

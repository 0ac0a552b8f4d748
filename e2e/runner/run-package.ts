import { spawn } from "node:child_process";
import path from "node:path";
import { processEnvironment } from "#lib/foundation/env.ts";

/**
 * Runs a package's program in our process group, so that Ctrl-C reaches it too, and passes other signals on.
 * @param program its path below node_modules
 * @returns its exit code, null when a signal ended it
 */
export function runPackage(
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join("node_modules", program), ...args], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...processEnvironment, NEXT_TELEMETRY_DISABLED: "1", ...environment },
    });
    const stop = (signal: NodeJS.Signals) => {
      child.kill(signal);
      child.once("exit", () => process.exit(1));
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
    child.once("error", reject);
    child.once("exit", (code) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, stop);
      resolve(code);
    });
  });
}

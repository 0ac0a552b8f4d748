import { endTestWorld } from "#e2e/world/test-world.ts";

/** Playwright's global teardown, in the process of the run. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the module's default export
export default async function endTestWorldOfThisRun(): Promise<void> {
  await endTestWorld(process.pid);
}

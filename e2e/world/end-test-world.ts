import type { FullConfig } from "playwright/test";
import { endTestWorlds } from "#e2e/world/test-world.ts";

/** Playwright's global teardown. Runs in the process of the test run. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the module's default export
export default async function endWorldsOfThisRun({ workers }: FullConfig): Promise<void> {
  await endTestWorlds(process.pid, workers);
}

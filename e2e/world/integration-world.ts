import type { TestProject } from "vitest/node";
import { openRunFolder } from "#e2e/world/run-folder.ts";
import { startWorld, type WorldAddresses } from "#e2e/world/world.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The variables that lib/foundation/env.ts reads. */
    appEnvironment: Record<string, string>;
    worldAddresses: WorldAddresses;
  }
}

/** Vitest's global set-up of the integration tests: one world for the run, with a database of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, discard } = await openRunFolder();
  const world = await startWorld({ stateFolder: folder, mode: "test" });
  project.provide("appEnvironment", world.appEnvironment);
  project.provide("worldAddresses", world.addresses);
  return async () => {
    await world.stop();
    await discard();
  };
}

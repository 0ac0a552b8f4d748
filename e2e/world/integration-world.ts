import type { TestProject } from "vitest/node";
import { openRunFolder } from "#e2e/world/run-folder.ts";
import { startWorld, type WorldAddresses } from "#e2e/world/world.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** One world for each worker, because a test may break its world's Twilio or count what its database holds. */
    worlds: { addresses: WorldAddresses; appEnvironment: Record<string, string> }[];
  }
}

/** Vitest's global set-up of the integration tests: starts a world for each worker. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const worlds = await Promise.all(
    Array.from({ length: project.config.maxWorkers }, async (_, index) => {
      const { folder, discard } = await openRunFolder(index);
      const world = await startWorld({ stateFolder: folder, mode: "test" });
      const stop = async () => {
        await world.stop();
        await discard();
      };
      return { ...world, stop };
    }),
  );
  project.provide(
    "worlds",
    worlds.map(({ addresses, appEnvironment }) => ({ addresses, appEnvironment })),
  );
  return async () => {
    await Promise.all(worlds.map(({ stop }) => stop()));
  };
}

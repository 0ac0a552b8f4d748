import { inject } from "vitest";
import type { WorldAddresses } from "#e2e/world/world.ts";
import { processEnvironment } from "#lib/foundation/env.ts";

/** The world of the worker that runs this integration test: its addresses, and the variables for its app. */
export function workerWorld(): { addresses: WorldAddresses; appEnvironment: Record<string, string> } {
  // Vitest numbers its workers from 1, and gives a number to the next worker when the worker before has ended.
  const world = inject("worlds")[Number(processEnvironment["VITEST_POOL_ID"]) - 1];
  if (!world) throw new Error("There is no world for this worker");
  return world;
}

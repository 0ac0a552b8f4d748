import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");

/** Every core works, and at least two workers: integration tests wait about half of their time. */
const maxWorkers = Math.min(Math.max(availableParallelism(), 2), 4);

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: "unit",
          include: ["{app,components,lib,drizzle,e2e}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.ts", "node_modules/**"],
          maxWorkers,
        },
      },
      {
        root,
        test: {
          name: "integration",
          include: ["{app,components,lib,drizzle,e2e}/**/*.integration.test.ts"],
          // Starts PostgreSQL, the Auth emulator and the local Twilio for each worker, and provides their addresses.
          globalSetup: ["e2e/world/integration-world.ts"],
          setupFiles: ["lib/testing/environment.ts"],
          // A shared machine pauses for seconds now and then.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          // Each worker has its own world, so files need not know about each other; each test makes its own data.
          maxWorkers,
        },
      },
    ],
  },
});

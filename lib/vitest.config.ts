import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");

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
        },
      },
      {
        root,
        test: {
          name: "integration",
          include: ["{app,components,lib,drizzle,e2e}/**/*.integration.test.ts"],
          // Starts PostgreSQL, the Auth emulator and the local Twilio once, and provides their addresses.
          globalSetup: ["e2e/world/integration-world.ts"],
          setupFiles: ["lib/testing/environment.ts"],
          // A shared machine pauses for seconds now and then.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          // One process: all files share the world's database and its connection pool; each test makes its own data.
          fileParallelism: false,
        },
      },
    ],
  },
});

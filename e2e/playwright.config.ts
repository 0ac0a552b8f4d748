import path from "node:path";
import { defineConfig } from "playwright/test";
import { findChromium } from "#e2e/world/browser.ts";

const found = findChromium();
if (typeof found !== "string") throw new Error(found.unavailable);

/** Tests that measure bytes, memory or time: another test beside them would be measured as well. */
const measuring = ["data-saver", "impaired-call", "page-weight", "soak"].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: ".",
  projects: [
    { name: "together", testMatch: "*.spec.ts", testIgnore: measuring },
    { name: "alone", testMatch: measuring },
  ],
  outputDir: path.resolve(import.meta.dirname, "../test-results"),
  // Measured on two cores (docs/testing.md). Each worker has a world of its own.
  workers: 2,
  // A test that passes at the second try has found something.
  retries: 0,
  forbidOnly: true,
  // On a busy shared machine a few seconds become half a minute. Only the proofs judge how long things take.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  globalTeardown: path.join(import.meta.dirname, "world/end-test-world.ts"),
  use: {
    browserName: "chromium",
    // Recording slows every test down. Ask for it to study a failure: --trace retain-on-failure
    trace: "off",
    screenshot: "only-on-failure",
    permissions: ["camera", "microphone"],
    launchOptions: {
      executablePath: found,
      args: [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required",
        // Chromium's sandbox does not work for root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
});

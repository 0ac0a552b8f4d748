import path from "node:path";
import { defineConfig } from "playwright/test";
import { findChromium } from "#e2e/world/browser.ts";

const found = findChromium();
if (typeof found !== "string") throw new Error(found.unavailable);

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: path.resolve(import.meta.dirname, "../test-results"),
  // A call with two or three browsers' worth of video coding fills two cores.
  workers: 1,
  // A test that passes at the second try has found something.
  retries: 0,
  forbidOnly: true,
  // Of what takes seconds here a busy shared machine makes half a minute: how long things take is for the proofs to say.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  globalTeardown: path.join(import.meta.dirname, "world/end-test-world.ts"),
  use: {
    browserName: "chromium",
    trace: "retain-on-failure",
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

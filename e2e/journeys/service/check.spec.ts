import { readFileSync } from "node:fs";
import { expect } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { turnOrSkip } from "#e2e/steps/turn-or-skip.ts";

test("anybody can find out whether visits will work here, and tell the clinic", async ({ page, world }) => {
  turnOrSkip(world.addresses.turn);
  await page.goto("/check");
  await page.getByRole("button", { name: "Start the check" }).click();
  await expect(page.getByText("Everything works")).toBeVisible({ timeout: 40_000 });
  // The local TURN server speaks no TLS.
  await expect(page.getByText("11111 12111")).toBeVisible();
  for (const name of ["Camera", "Microphone", "Video service"]) {
    await expect(page.getByRole("listitem").filter({ hasText: name }).getByText("Works")).toBeVisible();
  }
  await expectAccessible(page);

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the report" }).click();
  const report = readFileSync(await (await downloading).path(), "utf8");
  expect(JSON.parse(report)).toMatchObject({ code: "11111 12111", verdict: "good" });
  expect(report).not.toMatch(/credential|username/);
});

test("somebody whose network blocks the video service is told so", async ({ page }) => {
  await page.route("**/api/check/relay/", (route) =>
    route.fulfill({
      json: {
        ice_servers: [{ urls: "turn:127.0.0.1:9?transport=tcp", username: "u", credential: "c" }],
        ttl: 120,
        signaling_url: "ws://127.0.0.1:9/signaling",
      },
    }),
  );
  await page.goto("/check");
  await page.getByRole("button", { name: "Start the check" }).click();
  await expect(page.getByText("This network blocks video visits")).toBeVisible({ timeout: 40_000 });
});

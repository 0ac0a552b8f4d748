import { expect } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { controlTwilio } from "#e2e/steps/twilio-control.ts";
import { openDashboard } from "#e2e/steps/visit-steps.ts";

test("an administrator finds out that all is right, or what is wrong and what to do", async ({
  page,
  createStaff,
  world,
}) => {
  await openDashboard(page, await createStaff({ role: "admin" }));
  await page.getByRole("link", { name: "System" }).click();
  await page.waitForURL("**/system");

  const video = page.getByRole("region", { name: "Video service" });
  await video.getByRole("button", { name: "Check now" }).click();
  await expect(video.getByText("The Twilio set-up is right.")).toBeVisible();

  const relay = page.getByRole("region", { name: "Relay servers" });
  await relay.getByRole("button", { name: "Check now" }).click();
  await expect(relay.getByText("Every relay server answers.")).toBeVisible();
  await expect(relay.getByText("Twilio", { exact: true })).toBeVisible();

  await expectAccessible(page);

  await controlTwilio(world, "/account", { status: "suspended" });
  try {
    await video.getByRole("button", { name: "Check again" }).click();
    await expect(video.getByText("The account is suspended.")).toBeVisible();
    await expect(video.getByText(/unpaid balance/)).toBeVisible();
  } finally {
    await controlTwilio(world, "/account", {});
  }
});

test("the system page is not there for a doctor", async ({ page, createStaff }) => {
  await openDashboard(page, await createStaff());
  await expect(page.getByRole("link", { name: "System" })).toHaveCount(0);
  const response = await page.goto("/system");
  expect(response?.status()).toBe(404);
});

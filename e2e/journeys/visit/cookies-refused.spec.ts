import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, expect, type LaunchOptions, type Page } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { test } from "#e2e/steps/fixtures.ts";

/** A browser that its owner has told to block all cookies, which closes its storage, too. */

let profile: string;
let context: BrowserContext;
let page: Page;

test.beforeEach(async ({ launchOptions, baseURL }) => {
  profile = mkdtempSync(path.join(tmpdir(), "panacare-profile-"));
  context = await launchBlocking(profile, launchOptions, baseURL);
  page = await context.newPage();
});
test.afterEach(async () => {
  await context.close();
  // Its processes may still be writing.
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

/** Chromium's preference behind "Block all cookies"; 2 is to block. */
function launchBlocking(folder: string, options: LaunchOptions, baseURL: string | undefined) {
  mkdirSync(path.join(folder, "Default"));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(path.join(folder, "Default", "Preferences"), JSON.stringify(preferences));
  return chromium.launchPersistentContext(folder, { ...options, ...(baseURL && { baseURL }) });
}

test("a patient whose browser blocks cookies reads what to do, and their link stays good", async ({
  createVisit,
  newBrowser,
}) => {
  const { joinLink } = await createVisit();
  await page.goto(joinLink);
  await expect(page.getByRole("heading", { name: "Your browser keeps you out" })).toBeVisible();
  await expect(page.getByText("allow cookies for this page")).toBeVisible();
  await expectAccessible(page);
  expect(page.url(), "who changes the setting loads the page again").toBe(joinLink);

  const other = await (await newBrowser()).newPage();
  await other.goto(joinLink);
  await expect(other.getByRole("heading", { name: "Your video visit" })).toBeVisible();
});

test("a guest's link is not used up by a browser that cannot keep them signed in", async ({
  createVisit,
  newBrowser,
}) => {
  const visit = await createVisit();
  const { guest_link: guestLink } = await visit.doctor.api.inviteGuest(visit.id, "Interpreter");
  await page.goto(guestLink);
  await expect(page.getByRole("heading", { name: "Your browser keeps you out" })).toBeVisible();
  await expectAccessible(page);

  const other = await (await newBrowser()).newPage();
  await other.goto(guestLink);
  await expect(
    other.getByRole("heading", { name: "Dr. Kim Park invites you to a video visit" }),
  ).toBeVisible();
});

test("a doctor learns at the sign-in that their browser has to take cookies", async ({ createStaff }) => {
  const { email, password } = await createStaff();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Please allow cookies for it")).toBeVisible();
});

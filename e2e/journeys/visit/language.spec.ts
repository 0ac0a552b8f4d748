import { expect } from "playwright/test";
import { test } from "#e2e/steps/fixtures.ts";

test("who chooses a language reads the page in it at once, and after loading it again", async ({ page }) => {
  await page.goto("/sign-in");
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", "en");
  await page.getByLabel("Email").fill("somebody@example.org");
  await page.getByRole("combobox", { name: "Language" }).selectOption({ label: "Français" });
  await expect(html).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("combobox", { name: "Langue" })).toBeVisible();
  // What is under way on the page goes on.
  await expect(page.locator("input[type=email]")).toHaveValue("somebody@example.org");
  await page.reload();
  await expect(html).toHaveAttribute("lang", "fr");
});

import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright/test";
import { portraits, sitFor } from "#e2e/demo/portraits.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { walkOtherPages, walkVisit } from "#e2e/steps/visit-walk.ts";

const folder = path.resolve(".panacare/screenshots");
const screens = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const themes = ["light", "dark"] as const;

/** `.panacare/screenshots/{phone,desktop}-{light,dark}/{state}.png` */
async function photograph(page: Page, state: string): Promise<void> {
  for (const [name, size] of Object.entries(screens)) {
    await page.setViewportSize(size);
    // All of it as on a screen that is high enough: a picture of the full page would cut through what sticks to an edge.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.screenshot({ path: path.join(folder, `${name}-${theme}`, `${state}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(screens.desktop);
}

// A trace would take pictures too, of every page at every step.
test.use({ trace: "off" });

test("photograph every state of a visit", async ({ createStaff, newBrowser }) => {
  test.setTimeout(600_000);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const doctor = await createStaff({ name: "Dr. Amara Osei" });
  const admin = await createStaff({ role: "admin", clinicId: doctor.clinicId, name: "Noor Haddad" });
  const visit = await walkVisit({
    ...{ doctor, admin, newBrowser, at: photograph },
    actAs: (page, person) => sitFor(page, portraits[person]),
  });
  await walkOtherPages({ admin, newBrowser, at: photograph }, visit);
});

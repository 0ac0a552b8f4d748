import { expect } from "playwright/test";
import { test } from "#e2e/steps/fixtures.ts";
import { drawnAtMs, markWhenDrawn, ScriptWatch, type Weight, weigh } from "#e2e/steps/page-weight.ts";

/**
 * What a phone has to load before a person sees something, in bytes, which are the same on every machine. `npm run bench`
 * prints it. A budget is what is there, and a little for growth: whoever exceeds it has added something that can come later.
 */
const budgetKB = { overview: 175, check: 172 };

function print(name: string, { files, bytes, gzipBytes, brotliBytes }: Weight): void {
  const kB = (size: number) => `${(size / 1_000).toFixed(1).padStart(7)} kB`;
  process.stdout.write(
    `${name.padEnd(52)} ${String(files).padStart(2)} files ${kB(bytes)}, gzip ${kB(gzipBytes)}, brotli ${kB(brotliBytes)}\n`,
  );
}

test("a patient on a slow network loads no more than is needed before the first screen", async ({
  page,
  createVisit,
}) => {
  const { joinLink } = await createVisit();
  const scripts = new ScriptWatch(page);
  await markWhenDrawn(page, "Your video visit");
  const answer = await page.goto(joinLink);
  await expect(page.getByRole("heading", { name: "Your video visit" })).toBeVisible();
  const html = (await answer?.body()) ?? Buffer.alloc(0);
  const before = weigh(await scripts.bodies(page, await drawnAtMs(page)));

  await page.getByRole("button", { name: "Check camera and microphone" }).click();
  await expect(page.getByRole("heading", { name: "Check your camera and microphone" })).toBeVisible();
  const untilCheck = await scripts.bodies(page);

  print("/join/{id}: the page itself", weigh([html]));
  print("/join/{id}: scripts until the overview is drawn", before);
  print("/join/{id}: scripts until the devices are checked", weigh(untilCheck));
  expect(before.gzipBytes / 1_000).toBeLessThan(budgetKB.overview);
  // The library of the call, known by the name of a function of its API, comes with the call.
  expect(untilCheck.some((body) => body.includes("runPreflight"))).toBe(false);
});

test("the check of a network is light", async ({ page }) => {
  const scripts = new ScriptWatch(page);
  await page.goto("/check");
  await expect(page.getByRole("button", { name: "Start the check" })).toBeEnabled();
  const weight = weigh(await scripts.bodies(page));
  print("/check: scripts", weight);
  expect(weight.gzipBytes / 1_000).toBeLessThan(budgetKB.check);
});

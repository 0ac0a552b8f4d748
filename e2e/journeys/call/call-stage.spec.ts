import { expect, type Locator, type Page } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { openCameras, watchCameras } from "#e2e/steps/call-media.ts";
import { bluePerson, expectHears, expectShows, greenPerson, redPerson } from "#e2e/steps/fake-people.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { bringGuest, button, chooseMore, meet, ownPicture, picture } from "#e2e/steps/meeting.ts";
import { catalogueOf } from "#lib/foundation/i18n/catalogues.ts";
import { defaultLocale, locales } from "#lib/wire/locales.ts";

/** What people see of a call: who and what is large, where the own picture stands, small phones and small windows. */

const screenOn = (page: Page) => page.locator("[data-screen]");

test("a screen that is shown is large, who shows it stays in sight, and it is gone however it is stopped", async ({
  createVisit,
  newBrowser,
}) => {
  // A screen is much to encode beside two calls on one machine.
  test.slow();
  const { doctor, patient } = await meet(createVisit, newBrowser, async (pages) => {
    await pages.doctor.addInitScript(() => {
      const { mediaDevices } = navigator;
      const getDisplayMedia = mediaDevices.getDisplayMedia.bind(mediaDevices);
      mediaDevices.getDisplayMedia = async (options) => {
        const stream = await getDisplayMedia(options);
        window.addEventListener("browser-bar", () => {
          for (const track of stream.getTracks()) {
            track.stop();
            // What a browser does on its own bar, and `stop()` by a script does not.
            track.dispatchEvent(new Event("ended"));
          }
        });
        return stream;
      };
    });
  });
  await expectShows(picture(patient, "doctor"), redPerson);

  await button(doctor, "Share screen").click();
  const screen = screenOn(patient);
  await expect(screen.locator("video")).toBeVisible();
  await expect(screen).toHaveAttribute("data-main", "true");
  await expect
    .poll(() => screen.locator("video").evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(320);
  await expectShows(picture(patient, "doctor"), redPerson);
  await expect(patient.getByText("Dr. Kim Park shows their screen.")).toBeAttached();

  await button(doctor, "Stop showing it").click();
  await expect(screen).toHaveCount(0);
  await expectShows(picture(patient, "doctor"), redPerson);

  // A second time, after which the network's negotiation must still be in order; and stopped by its own button.
  await button(doctor, "Share screen").click();
  await expect(screen.locator("video")).toBeVisible();
  await button(doctor, "Share screen").click();
  await expect(screen).toHaveCount(0);

  await button(doctor, "Share screen").click();
  await expect(screen.locator("video")).toBeVisible();
  await doctor.evaluate(() => window.dispatchEvent(new Event("browser-bar")));
  await expect(screen).toHaveCount(0);
  await expect(button(doctor, "Share screen")).toHaveAttribute("aria-pressed", "false");
  await expectHears(patient, redPerson);
});

test("of three, who speaks is the large one, and sound does not depend on the layout", async ({
  createVisit,
  newBrowser,
  world,
}) => {
  // Three browsers that code video share one machine.
  test.slow();
  const { visit, doctor, patient } = await meet(createVisit, newBrowser);
  const guest = await bringGuest({ visit, context: await newBrowser(), world }, bluePerson);
  await expectShows(picture(doctor, "guest"), bluePerson);
  await expectShows(picture(doctor, "patient"), greenPerson);
  await expectHears(doctor, greenPerson, bluePerson);

  await chooseMore(doctor, "Show everyone in the same size");
  await guest.setEnabled("audio", false);
  await expect(doctor.locator('[data-participant^="patient-"]')).toHaveAttribute("data-main", "true");
  await expectHears(doctor, greenPerson);

  await guest.setEnabled("audio", true);
  await button(patient, "Mute").click();
  await expect(doctor.locator('[data-participant^="guest-"]')).toHaveAttribute("data-main", "true");
  await expect(doctor.locator('[data-participant^="patient-"]')).toHaveAttribute("data-main", "false");
  await expectShows(picture(doctor, "guest"), bluePerson);
  await expectHears(doctor, bluePerson);
  await expectAccessible(doctor);
});

test("the own picture is moved by hand, by a press and by keys", async ({ createVisit, newBrowser }) => {
  const { doctor } = await meet(createVisit, newBrowser);
  const own = doctor.locator("[data-self-view]");
  const handle = doctor.getByRole("button", { name: "Your own picture. Move it with the arrow keys." });
  await expect(handle).toBeVisible();
  const place = async () => {
    const box = await own.boundingBox();
    if (!box) throw new Error("The own picture is not drawn");
    return box;
  };
  const first = await place();

  await handle.focus();
  await doctor.keyboard.press("ArrowDown");
  await doctor.keyboard.press("ArrowLeft");
  await expect.poll(async () => (await place()).y).toBe(first.y + 24);
  expect((await place()).x).toBe(first.x - 24);

  await doctor.mouse.move(first.x + 20, first.y + 60);
  await doctor.mouse.down();
  await doctor.mouse.move(first.x - 300, first.y + 200, { steps: 5 });
  await doctor.mouse.up();
  await expect.poll(async () => (await place()).x).toBeLessThan(first.x - 250);

  // From the upper end, where it still is, to the lower one.
  await handle.press("Enter");
  await expect.poll(async () => (await place()).x).toBe(first.x);
  expect((await place()).y).toBeGreaterThan(first.y + 250);
  await expectShows(ownPicture(doctor), redPerson);
});

test("on a small phone everything is in reach: five large controls, the rest behind More", async ({
  createVisit,
  newBrowser,
}) => {
  // Every state is searched for faults of accessibility, which is slow beside a call.
  test.slow();
  const { doctor, patient } = await meet(createVisit, newBrowser);
  for (const page of [patient, doctor]) {
    await page.setViewportSize({ width: 320, height: 568 });
    const controls = page.getByRole("group", { name: "Call controls" });
    await expect(controls.getByRole("button")).toHaveText(["Mute", "Camera", "Chat", "More", "Leave"]);
    for (const control of await controls.getByRole("button").all()) {
      const box = await control.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await expectFitInEveryLanguage(controls);
    await expectAccessible(page);
    await button(page, "More").click();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(button(page, "More")).toBeFocused();
  }
  await button(doctor, "More").click();
  await doctor.getByRole("dialog").getByRole("button", { name: "End for everyone" }).click();
  await expect(doctor.getByRole("dialog", { name: "End this visit for everyone?" })).toBeVisible();
});

/** Puts the words of each language on the buttons, and at last the English ones again. */
async function expectFitInEveryLanguage(controls: Locator): Promise<void> {
  for (const locale of [...locales, defaultLocale]) {
    const { mute, camera, chat, more, leave } = catalogueOf(locale).call.controls;
    const rightmost = await controls.evaluate(
      (group, words) => {
        const buttons = [...group.querySelectorAll("button")].filter((element) => element.checkVisibility());
        for (const [index, element] of buttons.entries()) {
          const label = element.querySelector("span");
          if (label) label.textContent = words[index] ?? "";
        }
        return Math.max(...buttons.map((element) => element.getBoundingClientRect().right));
      },
      [mute, camera, chat, more, leave],
    );
    expect(rightmost, locale).toBeLessThanOrEqual(320);
  }
}

test("a blurred background comes from our own server, and only when it is asked for", async ({
  createVisit,
  newBrowser,
}) => {
  const asked: string[] = [];
  const { doctor, patient } = await meet(createVisit, newBrowser, async (pages) => {
    await watchCameras(pages.patient);
    // This machine may be too weak to be offered it.
    await pages.patient.addInitScript(() => {
      Object.defineProperty(navigator, "hardwareConcurrency", { value: 8 });
      Object.defineProperty(navigator, "deviceMemory", { value: 8 });
    });
    pages.patient.on("request", (request) => {
      if (/^https?:/.test(request.url())) asked.push(request.url());
    });
  });
  expect(asked.filter((url) => url.includes("/video-processors/"))).toEqual([]);
  asked.length = 0;

  await chooseMore(patient, "Blur my background");
  await button(patient, "More").click();
  const blur = patient.getByRole("button", { name: "Blur my background" });
  await expect(blur).toHaveAttribute("aria-pressed", "true");
  await expect(blur).not.toHaveAttribute("aria-busy", "true", { timeout: 30_000 });
  await patient.keyboard.press("Escape");
  await expect(patient.getByText("The background could not be blurred")).toHaveCount(0);
  await expect.poll(() => asked.some((url) => url.endsWith(".tflite"))).toBe(true);
  expect([...new Set(asked.map((url) => new URL(url).origin))]).toEqual([new URL(patient.url()).origin]);
  await expectShows(ownPicture(patient), greenPerson);
  await expectShows(picture(doctor, "patient"), greenPerson);

  // The picture that was sent before it was blurred does not keep the camera open.
  await button(patient, "Camera").click();
  await expect.poll(() => openCameras(patient)).toBe(0);
  await button(patient, "Camera").click();
  await expectShows(picture(doctor, "patient"), greenPerson);

  await chooseMore(patient, "Blur my background");
  await expectShows(picture(doctor, "patient"), greenPerson);
});

test("the call goes on in a small window beside other work", async ({ createVisit, newBrowser }) => {
  test.slow();
  const { doctor } = await meet(createVisit, newBrowser);
  await expectShows(picture(doctor, "patient"), greenPerson);
  const opened = doctor.context().waitForEvent("page");
  await chooseMore(doctor, "Show the call in a small window");
  const small = await opened;
  await expectShows(small.locator("video"), greenPerson);
  await button(small, "Mute").click();
  await expect(button(doctor, "Mute")).toHaveAttribute("aria-pressed", "true");
  await small.close();
  await expectShows(picture(doctor, "patient"), greenPerson);
});

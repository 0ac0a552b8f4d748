import { chromium, expect, type Page } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { expectLiveMedia, watchPeerConnections } from "#e2e/steps/call-media.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { turnOrSkip } from "#e2e/steps/turn-or-skip.ts";
import { expectInCall, joinStarted } from "#e2e/steps/visit-steps.ts";
import { findChromium } from "#e2e/world/browser.ts";

/** A patient's trouble with devices and network before the visit: each is named, helped with, and never the end of the way. */

async function openCheck(page: Page, joinLink: string): Promise<void> {
  await page.goto(joinLink);
  await page.getByRole("button", { name: "Check camera and microphone" }).click();
  await expect(page.getByRole("heading", { name: "Check your camera and microphone" })).toBeVisible();
}

async function expectWayIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "I am ready" }).click();
  await expect(page.getByRole("heading", { name: "You are in the waiting room" })).toBeVisible();
}

/** For a Chromium with other devices, or another person's answers, than that of the other tests. */
function launchOptions(args: string[]) {
  const executablePath = findChromium();
  if (typeof executablePath !== "string") throw new Error(executablePath.unavailable);
  return { executablePath, args: [...args, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])] };
}

/** From now on, asking for the device is refused as a browser does it, until `data-mended` is set on the document. */
async function breakDevice(
  page: Page,
  kind: "video" | "audio",
  error: { name: string; message?: string },
): Promise<void> {
  await page.addInitScript(
    ([broken, name, message]) => {
      const { mediaDevices } = navigator;
      const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (constraints) => {
        const isBroken = document.documentElement.dataset["mended"] === undefined;
        if (isBroken && constraints?.[broken]) throw new DOMException(message, name);
        return getUserMedia(constraints);
      };
    },
    [kind, error.name, error.message ?? ""] as const,
  );
}

/** The person has done something about it in another window, and comes back. */
async function mendAndComeBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset["mended"] = "";
    window.dispatchEvent(new Event("focus"));
  });
}

test("somebody whose devices work is told so of each of them, and of the network", async ({
  page,
  createVisit,
  world,
}) => {
  turnOrSkip(world.addresses.turn);
  const { joinLink } = await createVisit();
  await openCheck(page, joinLink);
  await expect(page.getByText(/^Camera\s*works$/)).toBeVisible();
  await expect(page.getByText(/^Microphone\s*works$/)).toBeVisible();
  await expect(page.getByText(/^Connection\s*works$/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Play a sound" }).click();
  await page.getByRole("button", { name: "I heard it" }).click();
  await expect(page.getByText(/^Speaker\s*works$/)).toBeVisible();
  await expectAccessible(page);
});

declare global {
  interface Window {
    /** The ids of the speakers that the page has played on. */
    usedSpeakers: string[];
  }
}

test("somebody who hears by headphones tries them before the visit, and is asked once", async ({
  page,
  createVisit,
}) => {
  await page.addInitScript(() => {
    window.usedSpeakers = [];
    const setSinkId = HTMLMediaElement.prototype.setSinkId;
    HTMLMediaElement.prototype.setSinkId = function (id) {
      window.usedSpeakers.push(id);
      return setSinkId.call(this, id);
    };
  });
  const { joinLink } = await createVisit();
  await openCheck(page, joinLink);
  const speakers = page.getByLabel("Speaker to use");
  const headphones = (await speakers.getByRole("option").last().getAttribute("value")) ?? "";
  expect(headphones).not.toBe("");
  await speakers.selectOption(headphones);
  await page.getByRole("button", { name: "Play a sound" }).click();
  await expect(page.getByRole("button", { name: "I heard it" })).toBeVisible();
  expect(await page.evaluate(() => window.usedSpeakers)).toEqual([headphones]);

  await page.reload();
  await page.getByRole("button", { name: "Check camera and microphone" }).click();
  await expect(speakers).toHaveValue(headphones);
});

test("somebody without camera and microphone gets in all the same", async ({ baseURL, createVisit }) => {
  const { joinLink } = await createVisit();
  const browser = await chromium.launch(launchOptions(["--use-fake-ui-for-media-stream"]));
  try {
    const context = await browser.newContext({ ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    await openCheck(page, joinLink);
    await expect(page.getByText("We did not find the camera and the microphone")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Go on without them" }).click();
    await expect(page.getByText("We did not find")).toBeHidden();
    await expectWayIn(page);
  } finally {
    await browser.close();
  }
});

test("somebody who pressed Block reads how to take it back, is not asked again, and goes on by themselves", async ({
  world,
  createVisit,
}) => {
  const { joinLink } = await createVisit();
  // Only the first context of a browser can be told what its person has allowed and blocked.
  const context = await chromium.launchPersistentContext(
    "",
    launchOptions(["--use-fake-device-for-media-stream"]),
  );
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const answer = async (setting: "denied" | "granted") => {
      for (const name of ["camera", "microphone"]) {
        const origin = new URL(world.addresses.app).origin;
        await devtools.send("Browser.setPermission", { permission: { name }, setting, origin });
      }
    };
    await answer("denied");
    await openCheck(page, joinLink);
    await expect(
      page.getByText("Your browser is not allowed to use the camera and the microphone"),
    ).toBeVisible();
    await expect(page.getByText("Press the sign to the left of the address")).toBeVisible();
    await expectAccessible(page);

    await answer("granted");
    await expect(page.getByText("Your browser is not allowed")).toBeHidden();
    await expect(page.getByText(/^Camera\s*works$/)).toBeVisible();
    await expectWayIn(page);
  } finally {
    await context.close();
  }
});

test("somebody who has overlooked the browser's question is in the visit, reads of it, and is seen and heard after it", async ({
  page,
  newBrowser,
  createVisit,
}) => {
  const visit = await createVisit();
  await visit.doctor.api.start(visit.id);
  const doctorPage = await (await newBrowser()).newPage();
  for (const each of [page, doctorPage]) await watchPeerConnections(each);
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    const answered = new Promise((resolve) => window.addEventListener("answered", resolve));
    const permission = Object.assign(new EventTarget(), { state: "prompt" });
    navigator.permissions.query = async () => permission as PermissionStatus;
    mediaDevices.getUserMedia = async (constraints) => {
      await answered;
      return getUserMedia(constraints);
    };
  });
  await joinStarted(doctorPage, visit);
  await expectInCall(doctorPage);

  await openCheck(page, visit.joinLink);
  const question = page.getByText("Your browser is asking for the camera and the microphone");
  await expect(question).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "I am ready" }).click();
  await expectInCall(page);
  await expectLiveMedia(page, "doctor-");
  await expect(question).toBeVisible();
  await expectAccessible(page);

  await page.evaluate(() => window.dispatchEvent(new Event("answered")));
  await expect(question).toBeHidden();
  await expectLiveMedia(doctorPage, "patient-");
});

test("somebody whose camera is in use elsewhere is told, may go on by sound, and sees it come back", async ({
  page,
  createVisit,
}) => {
  const { joinLink } = await createVisit();
  await breakDevice(page, "video", { name: "NotReadableError" });
  await openCheck(page, joinLink);
  await expect(page.getByText("Another program is using the camera")).toBeVisible();
  await expect(page.getByText(/^Microphone\s*works$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Another program is using the camera")).toBeVisible();

  await mendAndComeBack(page);
  await expect(page.getByText("Another program is using the camera")).toBeHidden();
  await expect(page.getByText(/^Camera\s*works$/)).toBeVisible();
});

test("somebody whose system keeps the browser out is led into the settings of that system", async ({
  browser,
  baseURL,
  createVisit,
}) => {
  const { joinLink } = await createVisit();
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    permissions: ["camera", "microphone"],
    userAgent:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  });
  const page = await context.newPage();
  await breakDevice(page, "video", { name: "NotAllowedError", message: "Permission denied by system" });
  await openCheck(page, joinLink);
  await expect(page.getByText("Your device does not let the browser use the camera")).toBeVisible();
  await expect(page.getByText("Open the Windows settings, then Privacy & security.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open the settings of the camera" })).toHaveAttribute(
    "href",
    "ms-settings:privacy-webcam",
  );
  await expectAccessible(page);
  await mendAndComeBack(page);
  await expect(page.getByText("Your device does not let")).toBeHidden();
  await context.close();
});

test("somebody on a weak phone or network takes part with sound only", async ({ page, createVisit }) => {
  const { joinLink } = await createVisit();
  await openCheck(page, joinLink);
  await page.getByRole("button", { name: "Continue with sound only" }).click();
  const soundOnly = page.getByText("Your camera is off. Nobody hears you before the visit starts.");
  await expect(soundOnly).toBeVisible();
  await page.reload();
  await expect(soundOnly).toBeVisible();
});

test("somebody behind a firewall is told before the visit, and may still try", async ({
  page,
  createVisit,
}) => {
  const { joinLink } = await createVisit();
  await page.route("**/turn-token", (route) =>
    route.fulfill({
      json: {
        ice_servers: [{ urls: "turn:127.0.0.1:9?transport=tcp", username: "u", credential: "c" }],
        ttl: 120,
      },
    }),
  );
  await openCheck(page, joinLink);
  await expect(page.getByText("This network lets no video through")).toBeVisible({ timeout: 40_000 });
  await expectAccessible(page);
  await expectWayIn(page);
});

test("somebody whose network loses a part is told what to do about it", async ({
  page,
  createVisit,
  world,
}) => {
  turnOrSkip(world.addresses.turn);
  const { joinLink } = await createVisit();
  await page.addInitScript(() => {
    // One packet in ten does not leave this machine.
    const send = RTCDataChannel.prototype.send as (data: ArrayBufferView) => void;
    let count = 0;
    RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: ArrayBufferView) {
      count++;
      if (count % 10 !== 0) send.call(this, data);
    } as typeof RTCDataChannel.prototype.send;
  });
  await openCheck(page, joinLink);
  await expect(page.getByText("Your connection loses a part of sound and picture")).toBeVisible({
    timeout: 30_000,
  });
  await expectAccessible(page);
});

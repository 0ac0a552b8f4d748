import { type Browser, launch, type Page } from "puppeteer-core";
import { poll } from "#e2e/stand-ins/process/poll.ts";
import { keepPeerConnections } from "#e2e/steps/call-media.ts";

/** Firefox, driven over WebDriver BiDi, with a fake camera and microphone that nobody has to allow. */
export function launchFirefox(executablePath: string): Promise<Browser> {
  return launch({
    browser: "firefox",
    executablePath,
    headless: true,
    timeout: 120_000,
    extraPrefsFirefox: {
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
      "media.autoplay.default": 0,
      // The stand-ins are on loopback, where Firefox gathers no candidates unless told to.
      "media.peerconnection.ice.loopback": true,
      "media.peerconnection.ice.obfuscate_host_addresses": false,
    },
  });
}

const timeoutMs = 30_000;
/** The fake microphones make some 0.01 a second. */
const audible = 0.001;

/** A page whose connections can be looked at. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(keepPeerConnections, { isRelayOnly: false });
  return page;
}

/** As assistive technology finds it: by role and name. */
export async function press(page: Page, role: "button" | "link", name: string): Promise<void> {
  await page.locator(`::-p-aria([role="${role}"][name="${name}"])`).setTimeout(timeoutMs).click();
}

/** A field by its name in the form: Firefox tells no role of a password field over BiDi. */
export async function fillIn(page: Page, name: string, text: string): Promise<void> {
  await page.locator(`input[name="${name}"]`).setTimeout(timeoutMs).fill(text);
}

export async function sees(page: Page, text: string): Promise<void> {
  await page.locator(`::-p-text(${text})`).setTimeout(timeoutMs).wait();
}

/** Waits until the participant's picture advances, frame by frame, and their sound is played and not silent. */
export async function seesAndHears(page: Page, identityPrefix: string): Promise<void> {
  await until("frames are shown", () => page.evaluate(framesShown, identityPrefix), 10);
  await until("sound is played", () => page.evaluate(soundPlayed), audible);
}

/** Asked again and again from here: Puppeteer's waitForFunction makes code from a string, which our pages' policy forbids. */
async function until(what: string, measure: () => Promise<number>, atLeast: number): Promise<void> {
  let last = 0;
  const isEnough = async () => {
    last = await measure();
    return last >= atLeast || undefined;
  };
  if (!(await poll(isEnough, timeoutMs))) throw new Error(`${what}: ${last}, must be at least ${atLeast}`);
}

/** Since the first look at this picture. Firefox counts no frames of a live stream in getVideoPlaybackQuality. */
async function framesShown(identityPrefix: string): Promise<number> {
  const video = document.querySelector<HTMLVideoElement>(`[data-participant^="${identityPrefix}"] video`);
  if (!video) return 0;
  const { dataset } = video;
  const count = (frames: number) => {
    dataset["framesShown"] = String(frames);
    video.requestVideoFrameCallback(() => count(frames + 1));
  };
  if (dataset["framesShown"] === undefined) count(0);
  return Number(dataset["framesShown"]);
}

/**
 * The energy of the sound that has arrived, 0 while no element plays it. From the connection, because Firefox suspends an
 * AudioContext where the machine has no loudspeaker.
 */
async function soundPlayed(): Promise<number> {
  const isPlaying = [...document.querySelectorAll("audio")].some(
    ({ paused, currentTime }) => !paused && currentTime > 0,
  );
  if (!isPlaying) return 0;
  let energy = 0;
  for (const connection of window.watchedPeerConnections) {
    for (const stats of (await connection.getStats()).values()) {
      if (stats.type === "inbound-rtp" && stats.kind === "audio") energy += stats.totalAudioEnergy ?? 0;
    }
  }
  return energy;
}

import { type Browser, launch, type Page } from "puppeteer-core";
import { poll } from "#e2e/stand-ins/poll.ts";

/** Firefox, driven over WebDriver BiDi, with a fake camera and microphone that nobody has to allow. */
export function launchFirefox(executablePath: string): Promise<Browser> {
  return launch({
    browser: "firefox",
    executablePath,
    headless: true,
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
  await until(
    () => page.evaluate(framesShown, identityPrefix),
    (frames) => frames > 10,
  );
  await until(
    () => page.evaluate(loudestSound),
    (level) => level >= 0.01,
  );
}

/** Asked again and again from here: Puppeteer's waitForFunction makes code from a string, which our pages' policy forbids. */
async function until<Value>(ask: () => Promise<Value>, isEnough: (value: Value) => boolean): Promise<void> {
  const last = await poll(async () => {
    const value = await ask();
    return isEnough(value) ? { value } : undefined;
  }, timeoutMs);
  if (!last) throw new Error("It did not come to that in time");
}

function framesShown(identityPrefix: string): number {
  const video = document.querySelector<HTMLVideoElement>(`[data-participant^="${identityPrefix}"] video`);
  return video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
}

/** Of two seconds, because the fake sound is a beep now and then. 0 where none is played. */
async function loudestSound(): Promise<number> {
  const audio = [...document.querySelectorAll("audio")].find(
    ({ paused, currentTime }) => !paused && currentTime > 0,
  );
  if (!(audio?.srcObject instanceof MediaStream)) return 0;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(audio.srcObject).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let loudest = 0;
  for (let look = 0; look < 40 && loudest < 0.01; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    analyser.getFloatTimeDomainData(samples);
    loudest = Math.max(loudest, ...samples.map(Math.abs));
  }
  await context.close();
  return loudest;
}

import { expect, type Locator, type Page } from "playwright/test";

/** Someone who can be told from everyone else: a picture of one color, a voice of one tone. */
export interface FakePerson {
  color: readonly [red: number, green: number, blue: number];
  toneHz: number;
  /** Without it the tone never changes. */
  talk?: Talk;
}

/** A tone that is loud and quiet as speech is, by the clock of the machine: two people with the same voice are as one. */
interface Talk {
  voice: number;
  /** In each round of six seconds, so that others can speak in turn. */
  fromMs: number;
  untilMs: number;
  /** How much later a microphone hears it than the machine's clock says: sound and networks take their time. */
  lateMs?: number;
}

export const redPerson: FakePerson = { color: [200, 30, 30], toneHz: 600 };
export const greenPerson: FakePerson = { color: [30, 160, 60], toneHz: 1_000 };
export const bluePerson: FakePerson = { color: [40, 60, 200], toneHz: 1_600 };

declare global {
  interface Window {
    /** The microphones that the page has opened, the newest last. */
    fakeMicrophones: MediaStreamTrack[];
  }
}

/** Video coding changes a color a little, by less than this in each part. */
const colorTolerance = 50;

/** Width of the analyser's bins at 48 kHz, doubled. */
const toneToleranceHz = 24;

/** Gives the page this person's camera and microphone. Before the page is opened. */
export async function actAs(page: Page, person: FakePerson): Promise<void> {
  await page.addInitScript(({ color, toneHz, talk }) => {
    window.fakeMicrophones = [];
    const camera = () => {
      const canvas = document.createElement("canvas");
      // Small and slow: three people's worth of video coding shares two cores with the pages.
      canvas.width = 320;
      canvas.height = 240;
      const context = canvas.getContext("2d");
      let frame = 0;
      setInterval(() => {
        if (!context) return;
        context.fillStyle = `rgb(${color.join(" ")})`;
        context.fillRect(0, 0, canvas.width, canvas.height);
        // Something must move, or no frame follows the first. Away from the middle, where the color is looked for.
        context.fillStyle = "white";
        context.fillRect((frame++ * 8) % canvas.width, 0, 16, 16);
      }, 100);
      return canvas.captureStream(10).getVideoTracks();
    };
    const loudness = ({ voice, fromMs, untilMs, lateMs = 0 }: Talk, heardAtMs: number) => {
      const saidAtMs = heardAtMs - lateMs;
      const inRoundMs = saidAtMs % 6_000;
      if (inRoundMs < fromMs || inRoundMs >= untilMs) return 0;
      const syllable = Math.floor(saidAtMs / 180) % 10_000;
      // Looks like chance, and is the same on every page.
      const chance = Math.abs(Math.sin(syllable * 12.9898 + voice * 78.233) * 43_758.5453) % 1;
      return chance < 0.15 ? 0 : 0.3 * 10 ** (-1.2 * chance);
    };
    /** Well ahead, by the clock of the sound: a page that is busy for a moment does not speak later for it. */
    const schedule = (talk: Talk, context: AudioContext, volume: AudioParam) => {
      const stepMs = 20;
      let scheduledUntilMs = 0;
      setInterval(() => {
        const nowMs = Date.now();
        let atMs = Math.max(scheduledUntilMs, Math.ceil(nowMs / stepMs) * stepMs);
        for (; atMs < nowMs + 2_000; atMs += stepMs) {
          volume.setTargetAtTime(loudness(talk, atMs), context.currentTime + (atMs - nowMs) / 1_000, 0.01);
        }
        scheduledUntilMs = atMs;
      }, 500);
    };
    const microphone = () => {
      const context = new AudioContext();
      const oscillator = context.createOscillator();
      oscillator.frequency.value = toneHz;
      const volume = context.createGain();
      const out = context.createMediaStreamDestination();
      oscillator.connect(volume).connect(out);
      oscillator.start();
      if (talk) schedule(talk, context, volume.gain);
      const tracks = out.stream.getAudioTracks();
      window.fakeMicrophones.push(...tracks);
      return tracks;
    };
    navigator.mediaDevices.getUserMedia = async ({ audio, video } = {}) =>
      new MediaStream([...(audio ? microphone() : []), ...(video ? camera() : [])]);
  }, person);
}

/** Waits until the video shows this person, from the color in its middle. */
export async function expectShows(video: Locator, { color }: FakePerson): Promise<void> {
  await expect(video).toBeVisible();
  await expect
    .poll(
      async () => {
        const seen = await middleColor(video);
        return Math.max(...color.map((part, index) => Math.abs(part - (seen[index] ?? 0))));
      },
      { message: `the picture has the color ${color.join(" ")}` },
    )
    .toBeLessThan(colorTolerance);
}

function middleColor(video: Locator): Promise<number[]> {
  return video.evaluate((element: HTMLVideoElement) => {
    const context = new OffscreenCanvas(9, 9).getContext("2d");
    context?.drawImage(element, 0, 0, 9, 9);
    return [...(context?.getImageData(4, 4, 1, 1).data ?? [])];
  });
}

/** Waits until exactly these people are heard on the page: nobody else, and nobody twice. */
export async function expectHears(page: Page, ...people: FakePerson[]): Promise<void> {
  await expect
    .poll(
      async () => {
        const tones = await heardTones(page);
        return tones
          .map(
            (tone) => people.find(({ toneHz }) => Math.abs(toneHz - tone) <= toneToleranceHz)?.toneHz ?? tone,
          )
          .sort();
      },
      { message: "who is heard" },
    )
    .toEqual(people.map(({ toneHz }) => toneHz).sort());
}

/** The loudest tone of every sound that the page plays. */
function heardTones(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const context = new AudioContext();
    const analysers = [...document.querySelectorAll("audio")].flatMap(({ srcObject, paused }) => {
      if (!(srcObject instanceof MediaStream) || paused) return [];
      const analyser = context.createAnalyser();
      analyser.fftSize = 4096;
      context.createMediaStreamSource(srcObject).connect(analyser);
      return [analyser];
    });
    const clock = new ConstantSourceNode(context);
    // As many samples as an analysis takes have to pass first.
    await new Promise((resolve) => {
      clock.addEventListener("ended", resolve);
      clock.start();
      clock.stop(context.currentTime + (2 * 4096) / context.sampleRate);
    });
    const tones = analysers.flatMap((analyser) => {
      const loudness = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(loudness);
      const peak = loudness.indexOf(Math.max(...loudness));
      return (loudness[peak] ?? -Infinity) > -70 ? [(peak * context.sampleRate) / analyser.fftSize] : [];
    });
    await context.close();
    return tones;
  });
}

import { type Browser, chromium, type Page } from "playwright";
import { serveBlankPage } from "#e2e/stand-ins/twilio/blank-page.ts";
import type { SdkGlobal } from "#e2e/stand-ins/twilio/sdk-participant.ts";
import { startLocalTwilio } from "#e2e/stand-ins/twilio/server.ts";
import { testAccount, testClient, testToken } from "#e2e/stand-ins/twilio/test-account.ts";
import { findChromium } from "#e2e/world/browser.ts";

/**
 * How long a person waits for the first picture: from `Video.connect()` with the unmodified SDK to the first frame of who
 * is already there, beside a bare pair of RTCPeerConnections in the same browser. Only the ratio of the two means
 * anything on another machine; both are measured in turns within one run.
 */

const rounds = 15;

const executablePath = findChromium();
if (typeof executablePath !== "string") throw new Error(executablePath.unavailable);
const browser = await chromium.launch({
  executablePath,
  args: [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
});
const blank = await serveBlankPage();
const twilio = await startLocalTwilio({ account: testAccount });
try {
  const connectMs: number[] = [];
  const bareMs: number[] = [];
  const host = await openPage(browser, blank.url);
  const guest = await openPage(browser, blank.url);
  for (let round = 0; round < rounds; round++) {
    const room = `bench-${round}`;
    await testClient(twilio.apiUrl).video.v1.rooms.create({ uniqueName: room, type: "group" });
    await enter(host, testToken({ identity: "host", room }), twilio.signalingUrl);
    connectMs.push(await enter(guest, testToken({ identity: "guest", room }), twilio.signalingUrl));
    await leave(guest);
    await leave(host);
    bareMs.push(await connectBarePair(guest));
  }
  report(connectMs, bareMs);
} finally {
  await browser.close();
  await twilio.stop();
  blank.stop();
}

async function openPage(in_: Browser, url: string): Promise<Page> {
  const page = await (await in_.newContext({ permissions: ["camera", "microphone"] })).newPage();
  await page.goto(url);
  await page.addScriptTag({ path: "node_modules/twilio-video/dist/twilio-video.js" });
  await page.evaluate(() => {
    window.firstFrame = (track) =>
      new Promise((resolve) => {
        const video = document.createElement("video");
        video.muted = true;
        video.srcObject = new MediaStream([track]);
        video.requestVideoFrameCallback(() => resolve(performance.now()));
        void video.play();
      });
  });
  return page;
}

/** Enters with camera and microphone. @returns ms to the first frame of the other one, 0 where nobody is there yet */
function enter(page: Page, token: string, wsServer: string): Promise<number> {
  return page.evaluate(
    async ([jwt, address]) => {
      const { Video } = window.Twilio as unknown as SdkGlobal;
      const tracks = await Video.createLocalTracks({ audio: true, video: { width: 640, height: 480 } });
      const startedAt = performance.now();
      const room = await Video.connect(jwt, { wsServer: address, insights: false, tracks });
      window.contract = {
        room,
        local: new Map(tracks.map((track) => [track.kind, track])),
        events: [],
        transcriptions: [],
        peerConnections: [],
      };
      if (room.participants.size === 0) return 0;
      const track = await new Promise<MediaStreamTrack>((resolve) => {
        room.on("trackSubscribed", (subscribed: { kind: string; mediaStreamTrack: MediaStreamTrack }) => {
          if (subscribed.kind === "video") resolve(subscribed.mediaStreamTrack);
        });
      });
      return (await window.firstFrame(track)) - startedAt;
    },
    [token, wsServer] as const,
  );
}

function leave(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.contract.room?.disconnect();
    for (const track of window.contract.local.values()) track.stop();
  });
}

/** The floor: offer and answer handed over within the page, no server at all. @returns ms to the first remote frame */
function connectBarePair(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const media = await navigator.mediaDevices.getUserMedia({
      audio: true,
      video: { width: 640, height: 480 },
    });
    const startedAt = performance.now();
    const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()];
    here.onicecandidate = ({ candidate }) => void there.addIceCandidate(candidate ?? undefined);
    there.onicecandidate = ({ candidate }) => void here.addIceCandidate(candidate ?? undefined);
    const arrived = new Promise<MediaStreamTrack>((resolve) => {
      there.ontrack = ({ track }) => track.kind === "video" && resolve(track);
    });
    for (const track of media.getTracks()) here.addTrack(track, media);
    await here.setLocalDescription();
    if (here.localDescription) await there.setRemoteDescription(here.localDescription);
    await there.setLocalDescription();
    if (there.localDescription) await here.setRemoteDescription(there.localDescription);
    const tookMs = (await window.firstFrame(await arrived)) - startedAt;
    here.close();
    there.close();
    for (const track of media.getTracks()) track.stop();
    return tookMs;
  });
}

function report(connectMs: number[], bareMs: number[]): void {
  const row = (name: string, values: number[]) => {
    const sorted = values.toSorted((one, other) => one - other);
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    return `${name.padEnd(44)} ${[0, 0.5, 0.9, 1].map((share) => String(at(share)).padStart(7)).join("")}`;
  };
  const median = (values: number[]) =>
    values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
  process.stdout.write(
    [
      `${`First remote frame, ms, ${rounds} rounds in turns`.padEnd(44)}     min median    p90    max`,
      row("Video.connect() through the local Twilio", connectMs),
      row("bare RTCPeerConnection pair (floor)", bareMs),
      `Ratio of the medians: ${(median(connectMs) / median(bareMs)).toFixed(2)}`,
      "",
    ].join("\n"),
  );
}

declare global {
  interface Window {
    /** Resolves with the time at which the track's first frame was there to be shown. */
    firstFrame(track: MediaStreamTrack): Promise<number>;
  }
}

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BackgroundBlur } from "#components/call/devices/background-blur.ts";
import { LocalMedia } from "#components/call/devices/local-media.ts";
import type { MediaKind } from "#components/call/devices/media-problem.ts";
import { PublishedTrack } from "#components/call/publishing/published-track.ts";

/** The SDK's own tracks, on an iPhone as far as the SDK looks at one. */

class DeviceTrack extends EventTarget {
  readonly kind: string;
  readonly id: string;
  readyState = "live";
  enabled = true;
  muted = false;
  label = "";

  constructor(kind: string, id: string) {
    super();
    this.kind = kind;
    this.id = id;
  }

  getSettings = () => ({ deviceId: this.kind });
  clone = () => new DeviceTrack(this.kind, `${this.id}-clone`);

  stop() {
    this.readyState = "ended";
  }
}

class Stream {
  readonly tracks: DeviceTrack[];
  constructor(tracks: DeviceTrack[] = []) {
    this.tracks = tracks;
  }
  getTracks = () => this.tracks;
  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === "audio");
  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === "video");
  addTrack = (track: DeviceTrack) => void this.tracks.push(track);
  removeTrack = (track: DeviceTrack) => void this.tracks.splice(this.tracks.indexOf(track), 1);
}

/** An element that shows black, a context that hears nothing: what the SDK takes for a device that was lost. */
class MediaElement extends EventTarget {
  srcObject: Stream | null = null;
  muted = false;
  play = async () => {};
  pause = () => {};
  remove = () => {};
}
class Canvas {
  getContext = () => ({ drawImage() {}, getImageData: () => ({ data: new Uint8ClampedArray(4) }) });
}
class SilentContext {
  state = "running";
  destination = {};
  createAnalyser = () => ({ getByteTimeDomainData() {}, fftSize: 2048 });
  createMediaStreamSource = () => ({ connect() {}, disconnect() {} });
  close = async () => {};
  resume = async () => {};
}

let openingMs: number;
let opened: DeviceTrack[];
let sdk: typeof import("twilio-video");
let page: EventTarget & { visibilityState: string; createElement: (name: string) => object };
let media: LocalMedia;

beforeEach(async () => {
  vi.useFakeTimers();
  openingMs = 300;
  opened = [];
  page = Object.assign(new EventTarget(), {
    visibilityState: "visible",
    createElement: (name: string) => (name === "canvas" ? new Canvas() : new MediaElement()),
  });
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", Object.assign(new EventTarget(), { screen: { width: 390 } }));
  vi.stubGlobal("MediaStream", Stream);
  vi.stubGlobal("MediaStreamTrack", DeviceTrack);
  vi.stubGlobal("AudioContext", SilentContext);
  vi.stubGlobal("navigator", {
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1",
    maxTouchPoints: 5,
    mediaDevices: Object.assign(new EventTarget(), {
      enumerateDevices: async () => [],
      getUserMedia: async (constraints: MediaStreamConstraints) => {
        await new Promise((resolve) => setTimeout(resolve, openingMs));
        const kinds = (["audio", "video"] as const).filter((kind) => constraints[kind]);
        const tracks = kinds.map((kind) => new DeviceTrack(kind, `${kind}-${opened.length}`));
        opened.push(...tracks);
        return new Stream(tracks);
      },
    }),
  });
  sdk = await import("twilio-video");
  media = new LocalMedia();
  const started = media.start();
  await vi.advanceTimersByTimeAsync(openingMs);
  await started;
});
afterEach(() => {
  media.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** As the publisher does it: one change at a time, until nothing is left to change. */
async function publish(kind: MediaKind): Promise<PublishedTrack> {
  const published = await PublishedTrack.create(sdk, kind, { media, blur: new BackgroundBlur() });
  let isFollowing = false;
  media.subscribe(async () => {
    if (isFollowing) return;
    isFollowing = true;
    while (!published.isInStep) await published.follow();
    isFollowing = false;
  });
  return published;
}

test.each([
  ["microphone", 300],
  ["microphone", 20],
  ["camera", 300],
  ["camera", 20],
] as const)("a %s that a phone call has taken is opened once, in %i ms, and lives", async (kind, takesMs) => {
  const published = await publish(kind);
  await vi.advanceTimersByTimeAsync(60_000);
  openingMs = takesMs;
  const taken = media.getSnapshot()[kind].track as unknown as DeviceTrack;
  taken.muted = true;
  taken.dispatchEvent(new Event("mute"));
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(20_000);

  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  // What Room.refreshInactiveMedia() does.
  taken.dispatchEvent(new Event("unmute"));
  void media.resume(kind);
  await vi.advanceTimersByTimeAsync(10_000);

  expect(published.track.mediaStreamTrack.readyState).toBe("live");
  expect(published.track.mediaStreamTrack).toBe(media.getSnapshot()[kind].track);
  expect(opened).toHaveLength(3);
});

test("a camera that is switched off while it opens is off, and nothing has failed", async () => {
  vi.stubGlobal("navigator", { ...navigator, userAgent: "Mozilla/5.0 (X11; Linux)", maxTouchPoints: 0 });
  vi.spyOn(console, "error").mockImplementation(() => {});
  const published = await publish("camera");
  await media.setCameraEnabled(false);
  void media.setCameraEnabled(true);
  await vi.advanceTimersByTimeAsync(openingMs / 2);
  void media.setCameraEnabled(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(published.isInStep).toBe(true);
  expect(published.track).toMatchObject({ isEnabled: false, isStopped: true });

  void media.setCameraEnabled(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(published.track).toMatchObject({ isEnabled: true, isStopped: false });
});

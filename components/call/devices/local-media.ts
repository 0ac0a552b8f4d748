import { rememberDevice, rememberedDevice } from "#components/call/devices/device-memory.ts";
import { closingItsClones } from "#components/call/devices/device-track.ts";
import {
  type Capture,
  type CaptureRequest,
  captureBoth,
  captureDevice,
  type DeviceChoice,
  listDevices,
  permissionStatus,
} from "#components/call/devices/media-capture.ts";
import {
  isMendedOutside,
  type MediaKind,
  type MediaProblem,
  mediaProblem,
} from "#components/call/devices/media-problem.ts";
import { platformOf } from "#components/call/devices/platform.ts";
import { SnapshotStore } from "#lib/client/snapshot-store.ts";

export interface LocalDevice {
  /** What the person wants. A device that fails keeps the wish, so that it comes back by itself. */
  readonly isOn: boolean;
  readonly isStarting: boolean;
  /** What is captured: nothing while the camera is off (its light is too), but always the microphone, muted or not. */
  readonly track: MediaStreamTrack | null;
  readonly problem: MediaProblem | null;
  /** The system has taken it for something else, such as a phone call: it is open and gives nothing. */
  readonly isInterrupted: boolean;
  readonly deviceId: string | null;
  readonly choices: readonly DeviceChoice[];
}

export interface LocalMediaState {
  readonly isStarted: boolean;
  readonly microphone: LocalDevice;
  readonly camera: LocalDevice;
}

const unopened: LocalDevice = {
  isOn: true,
  isStarting: false,
  track: null,
  problem: null,
  isInterrupted: false,
  deviceId: null,
  choices: [],
};

export const initialLocalMedia: LocalMediaState = {
  isStarted: false,
  microphone: unopened,
  camera: unopened,
};

const kinds: readonly MediaKind[] = ["microphone", "camera"];

/**
 * What a camera of iOS says in its first moments is not that it was taken: before WebKit 278952@main it may be muted and
 * unmuted while it starts, and newer ones keep quiet about it for a second.
 */
const startUpMs = 2_000;

/**
 * This browser's microphone and camera, from the first check to the end of the call: opened with one prompt, chosen,
 * switched, and brought back when a device is unplugged or a permission is given later. A plain object with one
 * immutable state; it can be made on the server, and touches the browser from `start()` on.
 */
export class LocalMedia {
  readonly #store = new SnapshotStore(initialLocalMedia);
  /** From start() to stop(); what a browser still delivers after stop() is closed at once. */
  #life: AbortController | null = null;
  #started: Promise<void> = Promise.resolve();
  /** One change of a device at a time: two captures at once would leave one of them open and unseen. */
  readonly #queues: Record<MediaKind, Promise<void>> = {
    microphone: Promise.resolve(),
    camera: Promise.resolve(),
  };

  readonly getSnapshot = () => this.#store.getSnapshot();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  /** Opens what is wanted, once. Never rejects: a device that fails says so in its `problem`. */
  start(): Promise<void> {
    if (this.#life) return this.#started;
    const life = new AbortController();
    this.#life = life;
    this.#store.set({ ...this.getSnapshot(), isStarted: true });
    this.#watch(life.signal);
    this.#started = this.#open(life.signal);
    return this.#started;
  }

  /** Closes both devices. The wishes and choices stay for the next start(). */
  stop(): void {
    this.#life?.abort();
    this.#life = null;
    for (const kind of kinds) {
      this.#close(kind);
    }
    this.#store.set({ ...this.getSnapshot(), isStarted: false });
  }

  /** Muting keeps the microphone open: speaking again must not wait for a device. */
  setMicrophoneEnabled(isOn: boolean): void {
    this.#update("microphone", { isOn });
    if (isOn) void this.#ensure("microphone");
  }

  async setCameraEnabled(isOn: boolean): Promise<void> {
    this.#update("camera", { isOn });
    await this.#enqueue("camera", async (signal) => {
      const { isOn: isStillOn, track } = this.getSnapshot().camera;
      if (!isStillOn) this.#close("camera");
      else if (!isLive(track)) await this.#capture("camera", this.#request("camera"), signal);
    });
  }

  /** Changes to another device. When that one fails, the person keeps any that works and reads what is wrong. */
  async choose(kind: MediaKind, deviceId: string): Promise<void> {
    this.#update(kind, { deviceId });
    rememberDevice(kind, deviceId);
    await this.#enqueue(kind, async (signal) => {
      if (!this.#isWanted(kind)) return;
      // Phones cannot open two cameras at once, and a second microphone silences the first on iOS.
      this.#close(kind, { isStarting: true });
      await this.#capture(kind, { deviceId, isPicked: true }, signal);
      const { problem } = this.getSnapshot()[kind];
      if (!problem || problem.name === "NotAllowedError" || signal.aborted) return;
      await this.#capture(kind, { deviceId: null, isPicked: false }, signal);
      this.#update(kind, { problem });
    });
  }

  /** To the camera at the other side of a phone. */
  async flipCamera(): Promise<void> {
    await this.#enqueue("camera", async (signal) => {
      const { isOn, track } = this.getSnapshot().camera;
      if (!isOn) return;
      const facing = track?.getSettings().facingMode === "environment" ? "user" : "environment";
      this.#close("camera", { isStarting: true });
      await this.#capture("camera", { deviceId: null, isPicked: false, facing }, signal);
    });
  }

  /** For who has read what is wrong and done something about it. */
  async retry(kind: MediaKind): Promise<void> {
    this.#update(kind, { problem: null });
    await this.#ensure(kind);
  }

  /**
   * Opens a device anew that the system has taken and not given back, or has closed. What iOS gives back may stay silent or
   * black for good, although it is live and not muted (https://bugs.webkit.org/show_bug.cgi?id=208516): there it is opened
   * anew in any case.
   */
  async resume(kind: MediaKind): Promise<void> {
    await this.#enqueue(kind, async (signal) => {
      const { isInterrupted, track } = this.getSnapshot()[kind];
      if (!this.#isWanted(kind) || !(isInterrupted || track?.readyState === "ended")) return;
      this.#close(kind, { isStarting: true });
      await this.#capture(kind, this.#request(kind), signal);
    });
  }

  /** Takes back the wish for a device that does not work; switching it on again is a new try. */
  doWithout(kind: MediaKind): void {
    this.#update(kind, { isOn: false, problem: null });
  }

  /** The open track, opened anew if it has ended. @throws when the device gives none */
  async liveTrack(kind: MediaKind): Promise<MediaStreamTrack> {
    await this.#ensure(kind);
    const { track, problem } = this.getSnapshot()[kind];
    if (!isLive(track)) throw new DOMException(`No ${kind}`, problem?.name ?? "InvalidStateError");
    return track;
  }

  /** Says what went wrong with a device after it was opened. */
  report(kind: MediaKind, error: unknown): void {
    this.#update(kind, { problem: mediaProblem(error) });
  }

  async #open(signal: AbortSignal): Promise<void> {
    if (!this.#isWanted("camera")) return this.#capture("microphone", this.#request("microphone"), signal);
    for (const kind of kinds) this.#update(kind, { isStarting: true, problem: null });
    const captures = await captureBoth({
      microphone: this.#request("microphone"),
      camera: this.#request("camera"),
    });
    for (const kind of kinds) this.#take(kind, captures[kind], signal);
    if (!this.#isWanted("camera")) this.#close("camera");
    await this.#refreshChoices(signal);
  }

  /** Opens a device that is wanted and not there. */
  async #ensure(kind: MediaKind): Promise<void> {
    await this.#enqueue(kind, async (signal) => {
      if (!this.#isWanted(kind) || isLive(this.getSnapshot()[kind].track)) return;
      await this.#capture(kind, this.#request(kind), signal);
    });
  }

  async #capture(kind: MediaKind, request: CaptureRequest, signal: AbortSignal): Promise<void> {
    this.#update(kind, { isStarting: true });
    this.#take(kind, await captureDevice(kind, request), signal);
    await this.#refreshChoices(signal);
  }

  #take(kind: MediaKind, capture: Capture, signal: AbortSignal): void {
    if (signal.aborted) {
      if ("track" in capture) capture.track.stop();
      return;
    }
    if ("error" in capture) {
      this.#update(kind, {
        isStarting: false,
        track: null,
        problem: mediaProblem(capture.error, capture.permission),
      });
      return;
    }
    const track = closingItsClones(capture.track);
    // Fires when a device is unplugged or its permission taken back, not on stop().
    track.addEventListener("ended", () => void this.#recover(kind, track), { signal });
    this.#watchInterruptions(kind, track);
    const deviceId = track.getSettings().deviceId ?? this.getSnapshot()[kind].deviceId;
    this.#update(kind, { isStarting: false, track, problem: null, isInterrupted: false, deviceId });
  }

  /** The system takes a device for something else, and may give it back. */
  #watchInterruptions(kind: MediaKind, track: MediaStreamTrack): void {
    const openedAt = performance.now();
    let isLost = false;
    const onChange = (event: Event) => {
      if (isIos()) {
        // The SDK would open a camera as well that it finds black, and of two who do it one closes the other's.
        event.stopImmediatePropagation();
        isLost ||= track.muted && performance.now() - openedAt > startUpMs;
      }
      if (this.getSnapshot()[kind].track !== track) return;
      this.#update(kind, { isInterrupted: track.muted || isLost });
      if (isLost && !track.muted && isVisible()) void this.resume(kind);
    };
    track.addEventListener("mute", onChange);
    track.addEventListener("unmute", onChange);
  }

  async #recover(kind: MediaKind, ended: MediaStreamTrack): Promise<void> {
    if (this.getSnapshot()[kind].track !== ended) return;
    // No page in the background gets one there: onReturn does it.
    if (isIos() && !isVisible()) return;
    this.#update(kind, { track: null });
    await this.#ensure(kind);
  }

  #close(kind: MediaKind, { isStarting = false } = {}): void {
    this.getSnapshot()[kind].track?.stop();
    this.#update(kind, { track: null, isStarting, problem: null, isInterrupted: false });
  }

  /** A muted microphone stays open; a camera that is off does not. */
  #isWanted(kind: MediaKind): boolean {
    return kind === "microphone" || this.getSnapshot().camera.isOn;
  }

  #request(kind: MediaKind): CaptureRequest {
    return { deviceId: this.getSnapshot()[kind].deviceId ?? rememberedDevice(kind), isPicked: false };
  }

  #watch(signal: AbortSignal): void {
    navigator.mediaDevices?.addEventListener("devicechange", () => void this.#onDeviceChange(signal), {
      signal,
    });
    for (const kind of kinds) void this.#watchPermission(kind, signal);
    const onReturn = () => {
      for (const kind of kinds) void this.#tryAfterReturn(kind);
    };
    globalThis.window?.addEventListener("focus", onReturn, { signal });
    globalThis.document?.addEventListener("visibilitychange", onReturn, { signal });
  }

  async #onDeviceChange(signal: AbortSignal): Promise<void> {
    await this.#refreshChoices(signal);
    // A track may have ended while the page could not run, in a laptop that slept for one.
    for (const kind of kinds) void this.#ensure(kind);
  }

  async #watchPermission(kind: MediaKind, signal: AbortSignal): Promise<void> {
    const status = await permissionStatus(kind);
    status?.addEventListener(
      "change",
      () => {
        if (status.state === "granted") void this.#ensure(kind);
      },
      { signal },
    );
  }

  /** Somebody who comes back from the settings or from another program may have mended what was wrong there. */
  async #tryAfterReturn(kind: MediaKind): Promise<void> {
    if (!isVisible()) return;
    if (isIos()) await this.resume(kind);
    const { problem } = this.getSnapshot()[kind];
    if (!problem) return;
    // Not every browser tells of a permission that was given meanwhile.
    const isAllowed = (await permissionStatus(kind))?.state === "granted";
    if (isMendedOutside(problem) || (problem.reason === "blocked" && isAllowed)) await this.#ensure(kind);
  }

  async #refreshChoices(signal: AbortSignal): Promise<void> {
    const choices = await listDevices();
    if (signal.aborted) return;
    for (const kind of kinds) this.#update(kind, { choices: choices[kind] });
  }

  async #enqueue(kind: MediaKind, task: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const signal = this.#life?.signal;
    if (!signal) return;
    const before = Promise.all([this.#started, this.#queues[kind]]);
    const run = before.then(() => (signal.aborted ? undefined : task(signal)));
    this.#queues[kind] = run;
    await run;
  }

  #update(kind: MediaKind, change: Partial<LocalDevice>): void {
    const state = this.getSnapshot();
    this.#store.set({ ...state, [kind]: { ...state[kind], ...change } });
  }
}

function isIos(): boolean {
  return platformOf(navigator.userAgent, navigator.maxTouchPoints).system === "ios";
}

function isVisible(): boolean {
  return document.visibilityState === "visible";
}

function isLive(track: MediaStreamTrack | null): track is MediaStreamTrack {
  return track?.readyState === "live";
}

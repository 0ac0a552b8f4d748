import type { LocalVideoTrack, VideoProcessor } from "twilio-video";
import { SnapshotStore } from "#lib/client/snapshot-store.ts";

export interface BackgroundBlurState {
  /** What the person wants. */
  readonly isOn: boolean;
  readonly isStarting: boolean;
  readonly hasFailed: boolean;
  /** The blurred picture, as it is sent. */
  readonly picture: MediaStreamTrack | null;
}

const off: BackgroundBlurState = { isOn: false, isStarting: false, hasFailed: false, picture: null };

/** Where the server has the processor's model and workers (lib/server/video-processors.ts). */
const assetsPath = "/video-processors/";

/** Twilio's documentation names 24 frames of 640x480 on a desktop; fewer cores or less memory cannot do that beside a call. */
const leastCores = 4;
const leastMemoryGib = 4;

/**
 * Blurs what is behind the person in the picture of their camera. Everything of it, some 3 MB, is loaded only when it is
 * first asked for. A picture that cannot be blurred is never sent unblurred by this: the camera is the caller's.
 */
export class BackgroundBlur {
  readonly #store = new SnapshotStore(off);
  #processor: VideoProcessor | null = null;
  #loading: Promise<VideoProcessor> | null = null;

  readonly getSnapshot = () => this.#store.getSnapshot();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  /** False on weak machines too: there it would cost the call its smoothness. */
  static get isSupported(): boolean {
    if (typeof OffscreenCanvas === "undefined" || typeof WebAssembly === "undefined") return false;
    const { hardwareConcurrency = 1, deviceMemory = leastMemoryGib } = navigator as Navigator & {
      deviceMemory?: number;
    };
    return hardwareConcurrency >= leastCores && deviceMemory >= leastMemoryGib && hasWebGl2();
  }

  /** Never rejects: the state says how it went. */
  async setOn(isOn: boolean): Promise<void> {
    if (!isOn) {
      this.#store.set(off);
      return;
    }
    this.#store.set({ ...off, isOn: true, isStarting: this.#processor === null });
    try {
      this.#loading ??= loadProcessor();
      this.#processor = await this.#loading;
      if (this.getSnapshot().isOn) this.#update({ isStarting: false });
    } catch {
      this.#loading = null;
      this.fail();
    }
  }

  /** Whether the track is as the person wants it. While the processor is on its way, it stays as it is. */
  isAppliedTo(track: LocalVideoTrack): boolean {
    const { isOn, isStarting } = this.getSnapshot();
    return isStarting || isOn === (track.processor !== null);
  }

  applyTo(track: LocalVideoTrack): void {
    const { isOn } = this.getSnapshot();
    if (this.#processor === null || this.isAppliedTo(track)) return;
    if (!isOn) {
      track.removeProcessor(this.#processor);
      return;
    }
    track.addProcessor(this.#processor, {
      inputFrameBufferType: "videoframe",
      outputFrameBufferContextType: "bitmaprenderer",
    });
    this.showPictureOf(track);
  }

  /** After a change of the camera the processed picture is another one. */
  showPictureOf(track: LocalVideoTrack): void {
    if (this.getSnapshot().isOn) this.#update({ picture: track.processedTrack });
  }

  fail(): void {
    this.#store.set({ ...off, hasFailed: true });
  }

  dismissFailure(): void {
    this.#update({ hasFailed: false });
  }

  #update(change: Partial<BackgroundBlurState>): void {
    this.#store.set({ ...this.getSnapshot(), ...change });
  }
}

/** The one module: the package's index brings the other processors along, and puts itself on `window`. */
async function loadProcessor(): Promise<VideoProcessor> {
  const { GaussianBlurBackgroundProcessor } = await import(
    "@twilio/video-processors/es5/processors/background/GaussianBlurBackgroundProcessor.js"
  );
  const processor = new GaussianBlurBackgroundProcessor({ assetsPath });
  await processor.loadModel();
  return processor;
}

function hasWebGl2(): boolean {
  return new OffscreenCanvas(1, 1).getContext("webgl2") !== null;
}

import { SnapshotStore } from "#lib/client/snapshot-store.ts";

/** By this name the others know the second picture that someone sends for their screen. */
export const screenTrackName = "screen";

export interface ScreenShareState {
  readonly track: MediaStreamTrack | null;
  /** The browser or the system did not allow it. Someone who thinks better of it has not failed. */
  readonly hasFailed: boolean;
}

/** A slide or a photo must be sharp; hardly anything on it moves. */
const maxFramesPerSecond = 15;

/** This person's screen, or a window or tab of it, from the browser's own question until it is taken back. */
export class ScreenShare {
  readonly #store = new SnapshotStore<ScreenShareState>({ track: null, hasFailed: false });

  readonly getSnapshot = () => this.#store.getSnapshot();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  /** Phones' browsers cannot. */
  static get isSupported(): boolean {
    return typeof navigator !== "undefined" && "getDisplayMedia" in (navigator.mediaDevices ?? {});
  }

  /** Call it in answer to a press: a browser asks for nothing without one. Never rejects. */
  async start(): Promise<void> {
    if (this.getSnapshot().track) return;
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({
        video: { frameRate: { max: maxFramesPerSecond } },
        audio: false,
      });
      const [track] = stream.getVideoTracks();
      if (!track) throw new DOMException("The stream has no track", "NotFoundError");
      track.contentHint = "detail";
      // The browser's own bar has a button for it, and a window that is shown can be closed.
      track.addEventListener("ended", () => this.#forget(track));
      this.#store.set({ track, hasFailed: false });
    } catch (error) {
      const isCanceled = error instanceof Error && error.name === "NotAllowedError";
      this.#store.set({ track: null, hasFailed: !isCanceled });
    }
  }

  stop(): void {
    const { track } = this.getSnapshot();
    track?.stop();
    this.#store.set({ track: null, hasFailed: false });
  }

  /** It was captured, but cannot be sent. */
  fail(): void {
    this.stop();
    this.#store.set({ track: null, hasFailed: true });
  }

  dismissFailure(): void {
    this.#store.set({ ...this.getSnapshot(), hasFailed: false });
  }

  #forget(track: MediaStreamTrack): void {
    if (this.getSnapshot().track === track) this.stop();
  }
}

import { rememberDevice, rememberedDevice } from "#components/call/devices/device-memory.ts";
import type { DeviceChoice } from "#components/call/devices/media-capture.ts";
import { SnapshotStore } from "#lib/client/snapshot-store.ts";

export interface AudioOutputState {
  /** Empty for the system's own choice. */
  readonly deviceId: string;
  /** Empty where the browser leaves the choice to the system, as on phones. */
  readonly choices: readonly DeviceChoice[];
}

/** Where the others are heard, while somebody watches it. */
export class AudioOutput {
  readonly #store = new SnapshotStore<AudioOutputState>({ deviceId: "", choices: [] });
  #watchers = 0;

  readonly refresh = () => void this.#readChoices();

  readonly getSnapshot = () => this.#store.getSnapshot();

  readonly subscribe = (listener: () => void) => {
    const unsubscribe = this.#store.subscribe(listener);
    this.#watchers += 1;
    if (this.#watchers === 1) {
      navigator.mediaDevices?.addEventListener("devicechange", this.refresh);
      this.refresh();
    }
    return () => {
      unsubscribe();
      this.#watchers -= 1;
      if (this.#watchers === 0) navigator.mediaDevices?.removeEventListener("devicechange", this.refresh);
    };
  };

  choose(deviceId: string): void {
    rememberDevice("speaker", deviceId);
    this.#store.set({ ...this.getSnapshot(), deviceId });
  }

  async #readChoices(): Promise<void> {
    if (!("setSinkId" in HTMLMediaElement.prototype)) return;
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    const choices = devices
      .filter(({ kind, deviceId }) => kind === "audiooutput" && deviceId !== "communications")
      .map(({ deviceId, label }) => ({ deviceId, label }));
    // Headphones that are gone would go on being played to, unheard; when they are back, so is the choice.
    const remembered = rememberedDevice("speaker") ?? "";
    const isThere = choices.some(({ deviceId }) => deviceId === remembered);
    this.#store.set({ deviceId: isThere ? remembered : "", choices });
  }
}

/** Lets an element play on a speaker. One that was pulled out meanwhile leaves the element where it is. */
export async function playOn(element: HTMLMediaElement, deviceId: string): Promise<void> {
  if (!("setSinkId" in element) || element.sinkId === deviceId) return;
  try {
    await element.setSinkId(deviceId);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

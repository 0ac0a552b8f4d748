import type { LocalTrack, LocalVideoTrack, Room } from "twilio-video";
import type { BackgroundBlur } from "#components/call/devices/background-blur.ts";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import type { MediaKind } from "#components/call/devices/media-problem.ts";
import { PublishedTrack } from "#components/call/publishing/published-track.ts";
import { type ScreenShare, screenTrackName } from "#components/call/publishing/screen-share.ts";

type Sdk = typeof import("twilio-video");

/** The tracks that can be published at the same time. */
type Sent = MediaKind | "screen";

interface Sources {
  readonly media: LocalMedia;
  readonly blur: BackgroundBlur;
  readonly screen: ScreenShare;
}

interface Place {
  readonly sdk: Sdk;
  readonly room: Room;
}

const kinds: readonly MediaKind[] = ["microphone", "camera"];
const everything: readonly Sent[] = [...kinds, "screen"];

/**
 * Keeps what this browser sends in step with its devices and its screen, one change of a track at a time however many are
 * asked for: publishing and unpublishing at once can lose a track where two sides negotiate.
 */
export class LocalPublisher {
  readonly #sources: Sources;
  readonly #tracks = new Map<MediaKind, PublishedTrack>();
  #screen: LocalVideoTrack | null = null;
  readonly #changing = new Set<Sent>();
  #place: Place | null = null;
  #isCameraHeld = false;

  constructor(sources: Sources) {
    this.#sources = sources;
    for (const source of Object.values(sources)) source.subscribe(() => this.#follow());
  }

  /** The tracks to enter a room with: those of the devices that are open, and the screen if it was shown before. */
  async prepare(sdk: Sdk, signal: AbortSignal): Promise<LocalTrack[]> {
    for (const kind of kinds) {
      if (this.#isInStep(kind) || this.#tracks.has(kind)) continue;
      try {
        const created = await this.#create(sdk, kind);
        if (signal.aborted) created.stop();
        else this.#tracks.set(kind, created);
      } catch (error) {
        // A device that is pulled out at this moment must not keep anyone out of the room.
        this.#sources.media.report(kind, error);
      }
    }
    if (!this.#isInStep("screen")) this.#screen = null;
    return [...[...this.#tracks.values()].map(({ track }) => track), ...(this.#screen ? [this.#screen] : [])];
  }

  /** From now on, what changes here changes in the room. */
  enter(sdk: Sdk, room: Room): void {
    this.#place = { sdk, room };
    this.#follow();
  }

  /** Keeps the camera's picture back, or lets it go again; the camera itself stays on for the own view. */
  holdCamera(isHeld: boolean): void {
    this.#isCameraHeld = isHeld;
    const camera = this.#tracks.get("camera");
    if (camera) camera.isHeld = isHeld;
    void this.#bringInStep("camera");
  }

  /** The connection is gone; the tracks are kept for the next room. */
  leave(): void {
    this.#place = null;
  }

  stop(): void {
    this.leave();
    this.#isCameraHeld = false;
    for (const published of this.#tracks.values()) published.stop();
    this.#tracks.clear();
    this.#screen = null;
  }

  #follow(): void {
    for (const sent of everything) void this.#bringInStep(sent);
  }

  async #bringInStep(sent: Sent): Promise<void> {
    const place = this.#place;
    if (!place || this.#changing.has(sent)) return;
    this.#changing.add(sent);
    try {
      while (this.#place === place && !this.#isInStep(sent)) {
        await (sent === "screen" ? this.#changeScreen(place) : this.#changeDevice(sent, place));
      }
    } catch (error) {
      if (this.#place !== place) return;
      if (sent === "screen") this.#sources.screen.fail();
      else this.#sources.media.report(sent, error);
    } finally {
      this.#changing.delete(sent);
    }
  }

  #isInStep(sent: Sent): boolean {
    if (sent === "screen") {
      return this.#sources.screen.getSnapshot().track === (this.#screen?.mediaStreamTrack ?? null);
    }
    return this.#tracks.get(sent)?.isInStep ?? this.#sources.media.getSnapshot()[sent].track === null;
  }

  async #changeDevice(kind: MediaKind, { sdk, room }: Place): Promise<void> {
    const published = this.#tracks.get(kind);
    if (published) return published.follow();
    const created = await this.#create(sdk, kind);
    try {
      await room.localParticipant.publishTrack(created.track);
      if (this.#place?.room !== room) throw new Error("The room was left meanwhile");
      this.#tracks.set(kind, created);
    } catch (error) {
      created.stop();
      throw error;
    }
  }

  /** Unlike a camera, a screen that is no longer shown goes from the room, so that the others' layout can follow. */
  async #changeScreen({ sdk, room }: Place): Promise<void> {
    const { track } = this.#sources.screen.getSnapshot();
    if (this.#screen) {
      room.localParticipant.unpublishTrack(this.#screen);
      this.#screen = null;
    } else if (track) {
      const created = new sdk.LocalVideoTrack(track, { name: screenTrackName, logLevel: "error" });
      await room.localParticipant.publishTrack(created, { priority: "high" });
      this.#screen = created;
    }
  }

  async #create(sdk: Sdk, kind: MediaKind): Promise<PublishedTrack> {
    const created = await PublishedTrack.create(sdk, kind, this.#sources);
    created.isHeld = kind === "camera" && this.#isCameraHeld;
    return created;
  }
}

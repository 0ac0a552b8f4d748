import type { LocalTrack, Room } from "twilio-video";
import type { LocalMedia } from "#components/call/local-media.ts";
import type { MediaKind } from "#components/call/media-problem.ts";
import { PublishedTrack } from "#components/call/published-track.ts";

type Sdk = typeof import("twilio-video");

const kinds: readonly MediaKind[] = ["microphone", "camera"];

/** Keeps what this browser sends in step with its devices, one change of a track at a time however many are asked for. */
export class LocalPublisher {
  readonly #media: LocalMedia;
  readonly #tracks = new Map<MediaKind, PublishedTrack>();
  readonly #changing = new Set<MediaKind>();
  #place: { sdk: Sdk; room: Room } | null = null;

  constructor(media: LocalMedia) {
    this.#media = media;
    media.subscribe(() => this.#follow());
  }

  /** The tracks to enter a room with: those of the devices that are open. */
  async prepare(sdk: Sdk, signal: AbortSignal): Promise<LocalTrack[]> {
    for (const kind of kinds) {
      if (this.#isInStep(kind) || this.#tracks.has(kind)) continue;
      try {
        const created = await PublishedTrack.create(sdk, this.#media, kind);
        if (signal.aborted) created.stop();
        else this.#tracks.set(kind, created);
      } catch (error) {
        // A device that is pulled out at this moment must not keep anyone out of the room.
        this.#media.report(kind, error);
      }
    }
    return [...this.#tracks.values()].map(({ track }) => track);
  }

  /** From now on, what changes here changes in the room. */
  enter(sdk: Sdk, room: Room): void {
    this.#place = { sdk, room };
    this.#follow();
  }

  /** The connection is gone; the tracks are kept for the next room. */
  leave(): void {
    this.#place = null;
  }

  stop(): void {
    this.leave();
    for (const published of this.#tracks.values()) published.stop();
    this.#tracks.clear();
  }

  #follow(): void {
    for (const kind of kinds) void this.#bringInStep(kind);
  }

  async #bringInStep(kind: MediaKind): Promise<void> {
    const place = this.#place;
    if (!place || this.#changing.has(kind)) return;
    this.#changing.add(kind);
    try {
      while (this.#place === place && !this.#isInStep(kind)) {
        await (this.#tracks.get(kind)?.follow() ?? this.#publish(kind, place));
      }
    } catch (error) {
      if (this.#place === place) this.#media.report(kind, error);
    } finally {
      this.#changing.delete(kind);
    }
  }

  #isInStep(kind: MediaKind): boolean {
    return this.#tracks.get(kind)?.isInStep ?? this.#media.getSnapshot()[kind].track === null;
  }

  async #publish(kind: MediaKind, { sdk, room }: { sdk: Sdk; room: Room }): Promise<void> {
    const created = await PublishedTrack.create(sdk, this.#media, kind);
    try {
      await room.localParticipant.publishTrack(created.track);
      if (this.#place?.room !== room) throw new Error("The room was left meanwhile");
      this.#tracks.set(kind, created);
    } catch (error) {
      created.stop();
      throw error;
    }
  }
}

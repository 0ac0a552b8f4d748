import type { LocalAudioTrack, LocalVideoTrack } from "twilio-video";
import type { BackgroundBlur } from "#components/call/devices/background-blur.ts";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import type { MediaKind } from "#components/call/devices/media-problem.ts";

type Sdk = typeof import("twilio-video");

/**
 * One of this browser's devices as a track in the room. It is published once and stays: another device, or a camera
 * that comes back, replaces the source inside the same publication. That needs no negotiation, so a quick off and on
 * cannot collide with the other side's (such a collision can lose a track), and others see no gap. A camera that is off
 * is disabled for the others and closed here, so that its light goes out.
 */
export class PublishedTrack {
  readonly track: LocalAudioTrack | LocalVideoTrack;
  /** Not sent for now, although its device is on: the network has no room for it. */
  isHeld = false;
  readonly #media: LocalMedia;
  readonly #kind: MediaKind;
  readonly #source: TrackSource;
  readonly #blur: BackgroundBlur;

  static async create(
    sdk: Sdk,
    kind: MediaKind,
    { media, blur }: { media: LocalMedia; blur: BackgroundBlur },
  ): Promise<PublishedTrack> {
    const source = new TrackSource(media, kind);
    // Only LocalMedia reopens devices, also after iOS took one. Two restarts would stop each other's track.
    const options = { name: kind, getUserMedia: source.open, workaroundWebKitBug1208516: false };
    const track =
      kind === "microphone"
        ? // Following the system's default device is the business of LocalMedia.
          await sdk.createLocalAudioTrack({ ...options, defaultDeviceCaptureMode: "manual" })
        : await sdk.createLocalVideoTrack(options);
    const published = new PublishedTrack(track, kind, { media, blur, source });
    await published.follow();
    return published;
  }

  private constructor(
    track: LocalAudioTrack | LocalVideoTrack,
    kind: MediaKind,
    { media, blur, source }: { media: LocalMedia; blur: BackgroundBlur; source: TrackSource },
  ) {
    this.track = track;
    this.#media = media;
    this.#kind = kind;
    this.#source = source;
    this.#blur = blur;
  }

  /** Makes the track what the device is now. Call it one at a time. */
  async follow(): Promise<void> {
    if (this.#hasNewSource) {
      try {
        await this.track.restart();
      } catch (error) {
        // Closed again while it was on its way here: what is wrong with it, if anything, LocalMedia has said.
        if (this.#device.track === null) return;
        throw error;
      }
      if (this.track.kind === "video") this.#blur.showPictureOf(this.track);
    }
    if (this.track.kind === "video") this.#blur.applyTo(this.track);
    if (!this.#isBetweenDevices) this.track.enable(this.#isWanted);
  }

  get isInStep(): boolean {
    return (
      !this.#hasNewSource &&
      (this.track.kind !== "video" || this.#blur.isAppliedTo(this.track)) &&
      (this.#isBetweenDevices || this.track.isEnabled === this.#isWanted)
    );
  }

  stop(): void {
    this.track.stop();
  }

  get #hasNewSource(): boolean {
    const { track } = this.#device;
    return track !== null && track !== this.#source.current;
  }

  /** While one device is changed for another, others keep what they see: it would only flicker. */
  get #isBetweenDevices(): boolean {
    const { isOn, isStarting, track } = this.#device;
    return isOn && isStarting && track === null;
  }

  get #isWanted(): boolean {
    return this.#device.isOn && this.#device.track !== null && !this.isHeld;
  }

  get #device() {
    return this.#media.getSnapshot()[this.#kind];
  }
}

/** Stands in for getUserMedia, so that the SDK takes the open device, without a second prompt. */
class TrackSource {
  current: MediaStreamTrack | null = null;
  readonly #media: LocalMedia;
  readonly #kind: MediaKind;

  constructor(media: LocalMedia, kind: MediaKind) {
    this.#media = media;
    this.#kind = kind;
  }

  readonly open = async (): Promise<MediaStream> => {
    this.current = await this.#media.liveTrack(this.#kind);
    return new MediaStream([this.current]);
  };
}

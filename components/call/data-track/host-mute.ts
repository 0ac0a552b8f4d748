import type { Room } from "twilio-video";
import type { DataTrack } from "#components/call/data-track/data-track.ts";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { SnapshotStore } from "#lib/client/snapshot-store.ts";
import { hasShape } from "#lib/wire/shape.ts";

/** Asks whoever has this stay in the room, a participant's sid, to be silent. There is no message that does the opposite. */
interface MuteRequest {
  mute: string;
}

export interface HostMuteOptions {
  media: LocalMedia;
  isHost: (identity: string) => boolean;
}

/**
 * The host turns off another's microphone; on again it is turned by its owner alone. The request goes from browser to
 * browser, and the one that is asked decides: it listens to the host only, by the identity of whose track the request
 * came. That cannot be forged, as it stands in an access token that our server signed, and in a room with a media server
 * (lib/services/video/rooms.ts opens no other) no participant has a way to the others that does not pass Twilio.
 * Its state is the identity of who turned off the own microphone, for as long as it is off.
 */
export class HostMute {
  readonly #options: HostMuteOptions;
  readonly #store = new SnapshotStore<string | null>(null);
  #link: DataTrack | null = null;

  constructor(options: HostMuteOptions) {
    const { media } = options;
    this.#options = options;
    media.subscribe(() => {
      if (media.getSnapshot().microphone.isOn) this.#store.set(null);
    });
  }

  readonly getSnapshot = () => this.#store.getSnapshot();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  enter(room: Room, link: DataTrack): void {
    const { media, isHost } = this.#options;
    this.#link = link;
    link.listen(room, (said, { identity }) => {
      if (!hasShape(said, { mute: "string" })) return;
      if (said.mute !== room.localParticipant.sid || !isHost(identity)) return;
      if (!media.getSnapshot().microphone.isOn) return;
      media.setMicrophoneEnabled(false);
      this.#store.set(identity);
    });
  }

  /** Whether it was done is seen by their track: a request may be lost with a connection, and an older page knows none. */
  ask(sid: string): void {
    this.#link?.send({ mute: sid } satisfies MuteRequest);
  }
}

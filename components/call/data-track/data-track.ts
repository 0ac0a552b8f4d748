import type { LocalDataTrack, RemoteParticipant, RemoteTrack, Room } from "twilio-video";

const trackName = "link";

/**
 * The data track by which the browsers in a call speak to each other, for one stay in a room. As the SDK makes it by
 * default, nothing is lost or overtaken on the way. What was said, and whether the speaker may say it, is the listener's to judge.
 */
export class DataTrack {
  readonly track: LocalDataTrack;

  constructor(sdk: typeof import("twilio-video")) {
    this.track = new sdk.LocalDataTrack({ name: trackName });
  }

  send(message: object): void {
    this.track.send(JSON.stringify(message));
  }

  /** @param hear is given whatever another browser says, and whose it is */
  listen(room: Room, hear: (message: unknown, speaker: RemoteParticipant) => void): void {
    room.on("trackSubscribed", (track: RemoteTrack, _publication: unknown, speaker: RemoteParticipant) => {
      if (track.kind !== "data" || track.name !== trackName) return;
      track.on("message", (data) => hear(parsed(data), speaker));
    });
  }
}

function parsed(data: string | ArrayBuffer): unknown {
  if (typeof data !== "string") return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

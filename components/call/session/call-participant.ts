/** A track that Twilio's SDK plays in an element, with its workarounds for the browsers. */
export interface PlayableTrack {
  attach(element: HTMLMediaElement): unknown;
  detach(element: HTMLMediaElement): unknown;
}

/** Sound, which can also be measured: how loud someone speaks. */
export interface AudibleTrack extends PlayableTrack {
  readonly mediaStreamTrack: MediaStreamTrack;
}

/** Someone else in the room, as data. */
export interface CallParticipant {
  /** One stay in the room: the same identity comes back with another one. */
  readonly sid: string;
  readonly identity: string;
  readonly isReconnecting: boolean;
  /** No sound is sent, by choice or for want of a microphone. */
  readonly isMuted: boolean;
  readonly audio: AudibleTrack | null;
  readonly isCameraOn: boolean;
  /** The picture: null while the camera is off, and while it is on its way. */
  readonly camera: PlayableTrack | null;
  /** The screen that they show: null while they show none, and while it is on its way. */
  readonly screen: PlayableTrack | null;
}

export function isSameParticipant(one: CallParticipant, other: CallParticipant): boolean {
  return (
    one.sid === other.sid &&
    one.identity === other.identity &&
    one.isReconnecting === other.isReconnecting &&
    one.isMuted === other.isMuted &&
    one.isCameraOn === other.isCameraOn &&
    one.audio === other.audio &&
    one.camera === other.camera &&
    one.screen === other.screen
  );
}

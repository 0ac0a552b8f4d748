import type { EndReason } from "#components/call/problems/end-reason.ts";
import type { call } from "#lib/wire/i18n/messages/en/call.ts";

/** The key of the two sentences that the person reads, under `call.problems`. */
export type ProblemWords = keyof typeof call.problems;

/** The key of the sentence for the person who helps, under `call.support`. */
export type SupportWords = keyof typeof call.support;

/**
 * The remedy that the program tries before it shows anything.
 *
 * - `stop`: nothing helps, or only the person may decide.
 * - `new-ticket`: enters again once, with a new access token.
 * - `relay-only`: enters again once, with new ICE servers and media through a relay alone.
 * - `relay-then-again`: the one, then the other.
 * - `again`: enters again, less and less often.
 * - `ask-server`: our record knows whether the visit goes on. It does: into its present room. It does not: it has ended.
 */
export type Remedy = "stop" | "new-ticket" | "relay-only" | "relay-then-again" | "again" | "ask-server";

export interface Play {
  /** Twilio's own name of the error, under which it is found in its documentation. */
  readonly name: string;
  readonly says: ProblemWords;
  readonly remedy: Remedy;
  /** Whether the same person pressing "Try again" can help, when the remedy did not. */
  readonly canRetry: boolean;
  readonly support: SupportWords;
  /** When Twilio ends a stay by it, the stay is over and the person reads why. */
  readonly endsAs?: EndReason;
}

/** For a number that is not in the table, and for what is no error of Twilio's. */
export const unknownPlay: Play = play("", "unknown", "stop", "retry", "unknown");

/**
 * By the error numbers of twilio-video 2.36.0 (lib/util/twilio-video-errors.js), and those that stand in Twilio's dictionary
 * alone: 20157, 53119, 53126, 53206, 53216.
 */
export const playbook: ReadonlyMap<number, Play> = new Map([
  [20101, play("AccessTokenInvalid", "setUp", "stop", "no-retry", "setUp")],
  [20102, play("AccessTokenHeaderInvalid", "setUp", "stop", "no-retry", "setUp")],
  [20103, play("AccessTokenIssuerInvalid", "setUp", "stop", "no-retry", "setUp")],
  [20104, play("AccessTokenExpired", "passExpired", "new-ticket", "retry", "clocks")],
  [20105, play("AccessTokenNotYetValid", "passEarly", "new-ticket", "retry", "clocks")],
  [20106, play("AccessTokenGrantsInvalid", "setUp", "stop", "no-retry", "setUp")],
  [20107, play("AccessTokenSignatureInvalid", "setUp", "stop", "no-retry", "setUp")],
  [20157, play("AccessTokenLifetime", "setUp", "stop", "no-retry", "setUp")],
  // Nothing answers: a firewall, or no network at all. Whoever lets nothing else through may still let a relay through.
  [53000, play("SignalingConnection", "unreachable", "relay-then-again", "retry", "signaling")],
  [53001, play("SignalingConnectionDisconnected", "dropped", "again", "retry", "signaling")],
  [53002, play("SignalingConnectionTimeout", "unreachable", "again", "retry", "signaling")],
  [53003, play("SignalingIncomingMessageInvalid", "misunderstood", "stop", "retry", "sdk")],
  [53004, play("SignalingOutgoingMessageInvalid", "misunderstood", "stop", "retry", "sdk")],
  [53006, play("SignalingServerBusy", "busy", "again", "retry", "twilio")],
  [53100, play("RoomNameInvalid", "setUp", "stop", "no-retry", "room")],
  [53101, play("RoomNameTooLong", "setUp", "stop", "no-retry", "room")],
  [53102, play("RoomNameCharsInvalid", "setUp", "stop", "no-retry", "room")],
  // The room is gone. Our server creates the next one while the visit goes on.
  [53103, play("RoomCreateFailed", "notOpen", "ask-server", "retry", "room")],
  [53104, play("RoomConnectFailed", "unknown", "again", "retry", "twilio")],
  [53105, play("RoomMaxParticipantsExceeded", "full", "stop", "retry", "full")],
  [53106, play("RoomNotFound", "notOpen", "ask-server", "retry", "room")],
  // Settings of the room, which our server makes: the person can do nothing about them.
  [53107, play("RoomMaxParticipantsOutOfRange", "setUp", "stop", "no-retry", "room")],
  [53108, play("RoomTypeInvalid", "setUp", "stop", "no-retry", "room")],
  [53109, play("RoomTimeoutOutOfRange", "setUp", "stop", "no-retry", "room")],
  [53110, play("RoomStatusCallbackMethodInvalid", "setUp", "stop", "no-retry", "room")],
  [53111, play("RoomStatusCallbackInvalid", "setUp", "stop", "no-retry", "room")],
  [53112, play("RoomStatusInvalid", "setUp", "stop", "no-retry", "room")],
  // Another server made the room first. Our record knows which room to enter.
  [53113, play("RoomRoomExists", "notOpen", "ask-server", "retry", "room")],
  [53114, play("RoomInvalidParameters", "setUp", "stop", "no-retry", "room")],
  [53115, play("RoomMediaRegionInvalid", "setUp", "stop", "no-retry", "room")],
  [53116, play("RoomMediaRegionUnavailable", "busy", "again", "retry", "twilio")],
  [53117, play("RoomSubscriptionOperationNotSupported", "setUp", "stop", "no-retry", "room")],
  [53118, play("RoomCompleted", "ended", "ask-server", "no-retry", "room", "completed")],
  [53119, play("RoomQuota", "busy", "again", "retry", "twilio")],
  [53124, play("RoomAudioOnlyFlagNotSupported", "setUp", "stop", "no-retry", "room")],
  [53125, play("RoomTrackKindNotSupported", "setUp", "stop", "no-retry", "room")],
  [53126, play("RoomTypeRetired", "setUp", "stop", "no-retry", "room")],
  [53200, play("ParticipantIdentityInvalid", "setUp", "stop", "no-retry", "sdk")],
  [53201, play("ParticipantIdentityTooLong", "setUp", "stop", "no-retry", "sdk")],
  [53202, play("ParticipantIdentityCharsInvalid", "setUp", "stop", "no-retry", "sdk")],
  [53203, play("ParticipantMaxTracksExceeded", "misunderstood", "stop", "retry", "sdk")],
  // The session is unknown after a restart at Twilio's: a new one is made by entering again.
  [53204, play("ParticipantNotFound", "dropped", "again", "retry", "signaling")],
  // An automatic return would make two tabs evict each other for ever.
  [
    53205,
    play("ParticipantDuplicateIdentity", "openElsewhere", "stop", "retry", "elsewhere", "opened-elsewhere"),
  ],
  [53206, play("ParticipantQuota", "busy", "again", "retry", "twilio")],
  [53216, play("SessionLengthExceeded", "timeOver", "stop", "no-retry", "timeOver", "time-over")],
  [53300, play("TrackInvalid", "misunderstood", "stop", "retry", "sdk")],
  [53301, play("TrackNameInvalid", "misunderstood", "stop", "retry", "sdk")],
  [53302, play("TrackNameTooLong", "misunderstood", "stop", "retry", "sdk")],
  [53303, play("TrackNameCharsInvalid", "misunderstood", "stop", "retry", "sdk")],
  [53304, play("TrackNameIsDuplicated", "misunderstood", "stop", "retry", "sdk")],
  [53305, play("TrackServerTrackCapacityReached", "busy", "again", "retry", "twilio")],
  [53400, play("MediaClientLocalDescFailed", "misunderstood", "again", "retry", "sdk")],
  [53401, play("MediaServerLocalDescFailed", "misunderstood", "again", "retry", "sdk")],
  [53402, play("MediaClientRemoteDescFailed", "misunderstood", "again", "retry", "sdk")],
  [53403, play("MediaServerRemoteDescFailed", "misunderstood", "again", "retry", "sdk")],
  [53404, play("MediaNoSupportedCodec", "unsupported", "stop", "no-retry", "browser")],
  [53405, play("MediaConnection", "blocked", "relay-only", "retry", "relay")],
  [53407, play("MediaDTLSTransportFailed", "blocked", "relay-only", "retry", "relay")],
  [53500, play("ConfigurationAcquireFailed", "unreachable", "again", "retry", "signaling")],
  [53501, play("ConfigurationAcquireTurnFailed", "unreachable", "relay-only", "retry", "relay")],
]);

function play(
  name: string,
  says: ProblemWords,
  remedy: Remedy,
  retry: "retry" | "no-retry",
  support: SupportWords,
  endsAs?: EndReason,
): Play {
  return { name, says, remedy, canRetry: retry === "retry", support, ...(endsAs && { endsAs }) };
}

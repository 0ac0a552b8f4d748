import type { RemoteParticipant } from "twilio-video";
import type { CallParticipant } from "#components/call/call-participant.ts";

/** What the SDK's living object says at this moment, as data. */
export function describeParticipant(participant: RemoteParticipant): CallParticipant {
  const audio = [...participant.audioTracks.values()];
  const video = [...participant.videoTracks.values()].filter(({ isTrackEnabled }) => isTrackEnabled);
  return {
    sid: participant.sid,
    identity: participant.identity,
    isReconnecting: participant.state === "reconnecting",
    isMuted: !audio.some(({ isTrackEnabled }) => isTrackEnabled),
    audio: audio.find(({ track }) => track)?.track ?? null,
    isCameraOn: video.length > 0,
    camera: video.find(({ track }) => track)?.track ?? null,
  };
}

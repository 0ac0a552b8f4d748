import type { RemoteParticipant, RemoteVideoTrackPublication } from "twilio-video";
import { screenTrackName } from "#components/call/publishing/screen-share.ts";
import type { CallParticipant } from "#components/call/session/call-participant.ts";

/** Returns the present state of an SDK participant as data. */
export function describeParticipant(participant: RemoteParticipant): CallParticipant {
  const audio = [...participant.audioTracks.values()];
  const video = [...participant.videoTracks.values()].filter(({ isTrackEnabled }) => isTrackEnabled);
  const cameras = video.filter((publication) => !isScreen(publication));
  return {
    sid: participant.sid,
    identity: participant.identity,
    isReconnecting: participant.state === "reconnecting",
    isMuted: !audio.some(({ isTrackEnabled }) => isTrackEnabled),
    audio: audio.find(({ track }) => track)?.track ?? null,
    isCameraOn: cameras.length > 0,
    camera: cameras.find(({ track }) => track)?.track ?? null,
    screen: video.filter(isScreen).find(({ track }) => track)?.track ?? null,
  };
}

function isScreen({ trackName }: RemoteVideoTrackPublication): boolean {
  return trackName === screenTrackName;
}

import type { ConnectOptions, LocalTrack } from "twilio-video";
import type { RoomTicket } from "#lib/wire/consultation.ts";
import { hasRelay } from "#lib/wire/ice-server.ts";

/**
 * `wsServer` is no documented option of twilio-video: it names another signaling server than Twilio's. It is why the
 * package is pinned to 2.36.0 exactly, and it is used only when the server that issued the ticket says so.
 */
export type PanacareConnectOptions = ConnectOptions & { wsServer?: string };

export function connectOptions(
  ticket: RoomTicket,
  iceServers: readonly RTCIceServer[],
  tracks: LocalTrack[],
  { isRelayOnly = false } = {},
): PanacareConnectOptions {
  return {
    name: ticket.room_name,
    tracks,
    dominantSpeaker: true,
    // Level of this participant and of each other one; rooms between two browsers have none.
    networkQuality: { local: 1, remote: 1 },
    rtcConfiguration: {
      // Given servers replace Twilio's own. A list without a relay would leave who is behind a firewall without a way.
      ...(hasRelay(iceServers) && { iceServers: [...iceServers] }),
      ...(isRelayOnly && { iceTransportPolicy: "relay" }),
    },
    // Asked for at the door: captions may begin at any time. Where there are none a browser asks for nothing.
    ...(ticket.captions_offered && { receiveTranscriptions: true }),
    // Twilio's telemetry would be told of calls that are not Twilio's.
    ...(ticket.signaling_url !== undefined && { wsServer: ticket.signaling_url, insights: false }),
  };
}

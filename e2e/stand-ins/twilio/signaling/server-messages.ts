import { messageOf, type TwilioError } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";
import type { Participant, Room } from "#e2e/stand-ins/twilio/room-state.ts";
import type { Description, Ice } from "#e2e/stand-ins/twilio/signaling/client-messages.ts";
import { nextRevision } from "#e2e/stand-ins/twilio/signaling/revision.ts";

/** What the server says; the SDK's room signaling protocol has version 2. */
export type ServerMessage = { type: string; version: number } & Record<string, unknown>;

export interface PeerConnectionUpdate {
  id: string;
  description?: Description;
  ice?: Ice;
}

/** Any subset; what is absent stays as it is at the client. */
export interface StateUpdate {
  participants?: ReturnType<typeof participantState>[];
  published?: ReturnType<typeof publishedState>;
  subscribed?: { revision: number; tracks: { sid: string; id: string }[] };
  peer_connections?: PeerConnectionUpdate[];
  /** Over which data channel of a peer connection the server says more. */
  media_signaling?: Record<string, { transport: { type: "data-channel"; label: string } }>;
}

const VERSION = 2;

export function iced(iceServers: object[]): ServerMessage {
  return { type: "iced", version: 1, ice_servers: iceServers };
}

export function connected(
  state: StateUpdate,
  {
    room,
    participant,
    session,
    sessionTimeoutSeconds,
  }: {
    room: Room;
    participant: Participant;
    session: string;
    sessionTimeoutSeconds: number;
  },
): ServerMessage {
  return {
    ...wholeState("connected", state, { room, participant, session }),
    options: {
      session_timeout: sessionTimeoutSeconds,
      signaling_region: "us1",
      media_region: room.settings.mediaRegion,
    },
  };
}

export function synced(
  state: StateUpdate,
  ids: { room: Room; participant: Participant; session: string },
): ServerMessage {
  return wholeState("synced", state, ids);
}

export function update(state: StateUpdate, session: string): ServerMessage {
  return { type: "update", version: VERSION, session, ...state };
}

/** Without `status` the SDK ends the room with no error: so a participant removed by REST sees it. */
export function disconnected(status?: "completed"): ServerMessage {
  return { type: "disconnected", version: VERSION, ...(status && { status }) };
}

export function error({ code, message }: Pick<TwilioError, "message"> & { code: number }): ServerMessage {
  return { type: "error", version: VERSION, code, message: message || messageOf(code) };
}

export function participantState({ sid, identity, status, revision, tracks }: Participant) {
  return {
    sid,
    identity,
    state: status,
    revision,
    tracks: tracks.map(({ sid, kind, name, enabled, priority }) => ({ sid, kind, name, enabled, priority })),
  };
}

export function publishedState({ tracks }: Participant) {
  return { revision: nextRevision(), tracks: tracks.map(({ id, sid }) => ({ id, sid, state: "ready" })) };
}

function wholeState(
  type: "connected" | "synced",
  state: StateUpdate,
  { room, participant, session }: { room: Room; participant: Participant; session: string },
): ServerMessage {
  return {
    type,
    version: VERSION,
    session,
    sid: room.sid,
    name: room.name,
    participant: participantState(participant),
    recording: { is_recording: false, revision: 1 },
    ...state,
  };
}

import type { RoomSettings } from "#e2e/stand-ins/twilio/rest/room-settings.ts";

export interface Room {
  readonly sid: string;
  readonly name: string;
  readonly settings: RoomSettings;
  status: "in-progress" | "completed";
  readonly createdAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
  /** Everybody who was ever in, in the order of joining. */
  readonly participants: Participant[];
}

export interface Participant {
  readonly sid: string;
  readonly identity: string;
  status: "connected" | "reconnecting" | "disconnected";
  revision: number;
  readonly startedAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
  tracks: Track[];
}

export interface Track {
  /** The publisher's own id: the track id in its SDP, or the label of its data channel. */
  readonly id: string;
  readonly sid: string;
  readonly kind: TrackKind;
  readonly name: string;
  readonly enabled: boolean;
  readonly priority: string;
}

export type TrackKind = "audio" | "video" | "data";
export type AnnouncedTrack = Omit<Track, "sid">;

export type LeaveReason =
  | "left"
  | "session-timeout"
  | "removed"
  | "duplicate-identity"
  | "duration-exceeded"
  | "room-completed";

export type RoomEvent = { room: Room; at: Date } & (
  | { type: "room-created" | "room-ended" }
  | { type: "participant-connected"; participant: Participant }
  | { type: "participant-disconnected"; participant: Participant; reason: LeaveReason }
  | {
      type: "track-added" | "track-removed" | "track-enabled" | "track-disabled";
      participant: Participant;
      track: Track;
    }
);

export function presentParticipants(room: Room): Participant[] {
  return room.participants.filter(({ status }) => status !== "disconnected");
}

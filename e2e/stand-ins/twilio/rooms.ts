import type { RoomSettings } from "#e2e/stand-ins/twilio/rest/room-settings.ts";
import { TwilioError } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";
import {
  type AnnouncedTrack,
  type LeaveReason,
  type Participant,
  presentParticipants,
  type Room,
  type RoomEvent,
  type Track,
} from "#e2e/stand-ins/twilio/room-state.ts";
import { newSid } from "#e2e/stand-ins/twilio/sids.ts";
import { nextRevision } from "#e2e/stand-ins/twilio/signaling/revision.ts";

type Listener = (event: RoomEvent) => void;
type Happening = RoomEvent extends infer Event
  ? Event extends RoomEvent
    ? Omit<Event, "at">
    : never
  : never;

/** All rooms of the account, also the ended ones: who is in, what they publish, and when a room ends by itself. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #listeners: Listener[] = [];
  /** By room SID (empty or unused room) and by participant SID (longest stay). */
  readonly #timers = new Map<string, NodeJS.Timeout>();

  onEvent(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Newest first, as Twilio lists them. */
  list(): Room[] {
    return [...this.#rooms.values()].reverse();
  }

  /** A name leads to a room only while the room is in progress, a SID always. */
  find(sidOrName: string): Room | undefined {
    return (
      this.#rooms.get(sidOrName) ??
      this.list().find(({ name, status }) => name === sidOrName && status === "in-progress")
    );
  }

  /** @throws TwilioError 53113 when a room of this name is in progress */
  create(settings: RoomSettings): Room {
    if (settings.uniqueName && this.find(settings.uniqueName)) throw new TwilioError(53113);
    const sid = newSid("RM");
    const now = new Date();
    const room: Room = {
      sid,
      name: settings.uniqueName ?? sid,
      settings,
      status: "in-progress",
      createdAt: now,
      updatedAt: now,
      endedAt: null,
      participants: [],
    };
    this.#rooms.set(sid, room);
    this.#emit({ type: "room-created", room });
    this.#startTimer(sid, settings.unusedRoomTimeoutMinutes * 60_000, () => this.complete(room));
    return room;
  }

  complete(room: Room): void {
    if (room.status === "completed") return;
    room.status = "completed";
    room.endedAt = new Date();
    room.updatedAt = room.endedAt;
    this.#stopTimer(room.sid);
    for (const participant of presentParticipants(room)) this.disconnect(room, participant, "room-completed");
    this.#emit({ type: "room-ended", room });
  }

  /**
   * The same identity a second time takes the place of the first.
   * @throws TwilioError 53118 when the room has ended, 53105 when it is full
   */
  join(room: Room, identity: string): Participant {
    if (room.status === "completed") throw new TwilioError(53118);
    const earlier = presentParticipants(room).find((participant) => participant.identity === identity);
    if (earlier) this.disconnect(room, earlier, "duplicate-identity");
    if (presentParticipants(room).length >= room.settings.maxParticipants) throw new TwilioError(53105);

    const now = new Date();
    const participant: Participant = {
      sid: newSid("PA"),
      identity,
      status: "connected",
      revision: nextRevision(),
      startedAt: now,
      updatedAt: now,
      endedAt: null,
      tracks: [],
    };
    room.participants.push(participant);
    this.#stopTimer(room.sid);
    this.#startTimer(participant.sid, room.settings.maxParticipantDurationSeconds * 1000, () =>
      this.disconnect(room, participant, "duration-exceeded"),
    );
    this.#emit({ type: "participant-connected", room, participant });
    return participant;
  }

  disconnect(room: Room, participant: Participant, reason: LeaveReason): void {
    if (participant.status === "disconnected") return;
    this.setTracks(room, participant, []);
    participant.status = "disconnected";
    participant.revision = nextRevision();
    participant.endedAt = new Date();
    participant.updatedAt = participant.endedAt;
    this.#stopTimer(participant.sid);
    this.#emit({ type: "participant-disconnected", room, participant, reason });
    if (room.status === "in-progress" && presentParticipants(room).length === 0) {
      this.#startTimer(room.sid, room.settings.emptyRoomTimeoutMinutes * 60_000, () => this.complete(room));
    }
  }

  setReachable(participant: Participant, isReachable: boolean): void {
    if (participant.status === "disconnected") return;
    participant.status = isReachable ? "connected" : "reconnecting";
    participant.revision = nextRevision();
    participant.updatedAt = new Date();
  }

  /** Takes the full list as the publisher announces it; a track keeps its SID as long as it is in the list. */
  setTracks(room: Room, participant: Participant, announced: AnnouncedTrack[]): void {
    const before = new Map(participant.tracks.map((track) => [track.id, track]));
    participant.tracks = announced.map((track) => ({
      ...track,
      sid: before.get(track.id)?.sid ?? newSid("MT"),
    }));
    participant.revision = nextRevision();
    for (const track of participant.tracks) {
      const earlier = before.get(track.id);
      before.delete(track.id);
      if (!earlier) this.#emitTrack("track-added", room, participant, track);
      else if (earlier.enabled !== track.enabled) {
        this.#emitTrack(track.enabled ? "track-enabled" : "track-disabled", room, participant, track);
      }
    }
    for (const track of before.values()) this.#emitTrack("track-removed", room, participant, track);
  }

  /** Forgets everything without telling anybody. */
  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#rooms.clear();
  }

  #emitTrack(
    type: "track-added" | "track-removed" | "track-enabled" | "track-disabled",
    room: Room,
    participant: Participant,
    track: Track,
  ): void {
    this.#emit({ type, room, participant, track });
  }

  #emit(happening: Happening): void {
    const event: RoomEvent = { ...happening, at: new Date() };
    for (const listener of this.#listeners) listener(event);
  }

  #startTimer(sid: string, delayMs: number, end: () => void): void {
    this.#stopTimer(sid);
    this.#timers.set(sid, setTimeout(end, delayMs).unref());
  }

  #stopTimer(sid: string): void {
    clearTimeout(this.#timers.get(sid));
    this.#timers.delete(sid);
  }
}

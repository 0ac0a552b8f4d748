import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseRoomSettings } from "#e2e/stand-ins/twilio/rest/room-settings.ts";
import type { RoomEvent } from "#e2e/stand-ins/twilio/room-state.ts";
import { Rooms } from "#e2e/stand-ins/twilio/rooms.ts";

const minuteMs = 60_000;

function roomsWithLog() {
  const rooms = new Rooms();
  const events: string[] = [];
  rooms.onEvent((event: RoomEvent) => {
    const who = "participant" in event ? [event.participant.identity] : [];
    const why = "reason" in event ? [event.reason] : [];
    const what = "track" in event ? [event.track.id] : [];
    events.push([event.type, ...who, ...why, ...what].join(" "));
  });
  const create = (parameters: Record<string, string> = {}) =>
    rooms.create(parseRoomSettings(new URLSearchParams({ UniqueName: "visit", ...parameters })));
  return { rooms, events, create };
}

const track = (id: string, isEnabled = true) =>
  ({ id, kind: "audio", name: id, enabled: isEnabled, priority: "standard" }) as const;

describe("Rooms", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("ends a room that nobody used, and frees its name", () => {
    const { rooms, create, events } = roomsWithLog();
    const room = create({ UnusedRoomTimeout: "2" });
    vi.advanceTimersByTime(2 * minuteMs - 1);
    expect(room.status).toBe("in-progress");
    vi.advanceTimersByTime(1);
    expect(room.status).toBe("completed");
    expect(rooms.find("visit")).toBeUndefined();
    expect(events).toEqual(["room-created", "room-ended"]);
    expect(create().sid).not.toBe(room.sid);
  });

  it("ends a room some time after the last one left, unless somebody comes back", () => {
    const { rooms, create } = roomsWithLog();
    const room = create({ UnusedRoomTimeout: "1", EmptyRoomTimeout: "3" });
    const first = rooms.join(room, "doctor");
    vi.advanceTimersByTime(10 * minuteMs);
    rooms.disconnect(room, first, "left");
    vi.advanceTimersByTime(2 * minuteMs);
    const second = rooms.join(room, "doctor");
    vi.advanceTimersByTime(10 * minuteMs);
    expect(room.status).toBe("in-progress");
    rooms.disconnect(room, second, "left");
    vi.advanceTimersByTime(3 * minuteMs);
    expect(room.status).toBe("completed");
  });

  it("ends a stay that lasts longer than allowed", () => {
    const { rooms, create, events } = roomsWithLog();
    rooms.join(create({ MaxParticipantDuration: "600" }), "doctor");
    vi.advanceTimersByTime(10 * minuteMs);
    expect(events).toContain("participant-disconnected doctor duration-exceeded");
  });

  it("lets the same identity take over even in a full room", () => {
    const { rooms, create, events } = roomsWithLog();
    const room = create({ MaxParticipants: "1" });
    const first = rooms.join(room, "doctor");
    const second = rooms.join(room, "doctor");
    expect(first.status).toBe("disconnected");
    expect(second.status).toBe("connected");
    expect(events.slice(1)).toEqual([
      "participant-connected doctor",
      "participant-disconnected doctor duplicate-identity",
      "participant-connected doctor",
    ]);
    expect(() => rooms.join(room, "patient")).toThrow(expect.objectContaining({ code: 53105 }));
  });

  it("completes a room once, with everybody in it", () => {
    const { rooms, create, events } = roomsWithLog();
    const room = create();
    rooms.join(room, "doctor");
    rooms.complete(room);
    rooms.complete(room);
    expect(events.slice(2)).toEqual(["participant-disconnected doctor room-completed", "room-ended"]);
    expect(() => rooms.join(room, "doctor")).toThrow(expect.objectContaining({ code: 53118 }));
  });

  it("tells what changed in a list of tracks, and keeps the SIDs", () => {
    const { rooms, create, events } = roomsWithLog();
    const room = create();
    const doctor = rooms.join(room, "doctor");
    rooms.setTracks(room, doctor, [track("microphone")]);
    const [microphone] = doctor.tracks;
    rooms.setTracks(room, doctor, [track("microphone", false), track("camera")]);
    rooms.setTracks(room, doctor, [track("microphone")]);
    expect(events.slice(2)).toEqual([
      "track-added doctor microphone",
      "track-disabled doctor microphone",
      "track-added doctor camera",
      "track-enabled doctor microphone",
      "track-removed doctor camera",
    ]);
    expect(doctor.tracks[0]?.sid).toBe(microphone?.sid);
  });

  it("raises a participant's revision with every change", () => {
    const { rooms, create } = roomsWithLog();
    const room = create();
    const doctor = rooms.join(room, "doctor");
    const revisions = [doctor.revision];
    const note = () => revisions.push(doctor.revision);
    rooms.setTracks(room, doctor, []);
    note();
    rooms.setReachable(doctor, false);
    note();
    rooms.setReachable(doctor, true);
    note();
    rooms.disconnect(room, doctor, "left");
    note();
    expect(new Set(revisions).size).toBe(revisions.length);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  });
});

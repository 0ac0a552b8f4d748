import { EventEmitter } from "node:events";
import type { Room } from "twilio-video";
import { beforeEach, expect, test, vi } from "vitest";
import { DataTrack } from "#components/call/data-track/data-track.ts";
import { HostMute } from "#components/call/data-track/host-mute.ts";
import { LocalMedia } from "#components/call/devices/local-media.ts";

const host = { sid: "PA1", identity: "host-ada" };
const other = { sid: "PA2", identity: "other-grace" };
const own = { sid: "PA3", identity: "other-own" };

let sent: string[];
let media: LocalMedia;
let hostMute: HostMute;
let say: (speaker: typeof host, ...data: unknown[]) => void;

/** The parts of an SDK object that the code reads. */
const sdk = {
  LocalDataTrack: class {
    send(data: string) {
      sent.push(data);
    }
  },
} as unknown as typeof import("twilio-video");

beforeEach(() => {
  sent = [];
  media = new LocalMedia();
  hostMute = new HostMute({ media, isHost: (identity) => identity.startsWith("host-") });
  const room = Object.assign(new EventEmitter(), { localParticipant: own });
  hostMute.enter(room as unknown as Room, new DataTrack(sdk));
  const tracks = new Map(
    [host, other].map((speaker) => {
      const track = Object.assign(new EventEmitter(), { kind: "data", name: "link" });
      room.emit("trackSubscribed", track, {}, speaker);
      return [speaker.sid, track];
    }),
  );
  say = ({ sid }, ...data) => {
    for (const each of data) tracks.get(sid)?.emit("message", each);
  };
});

const isOn = () => media.getSnapshot().microphone.isOn;
const request = (sid: string) => JSON.stringify({ mute: sid });

test("the host turns the microphone off, and its owner alone turns it on again", () => {
  say(host, request(own.sid));
  expect(isOn()).toBe(false);
  expect(hostMute.getSnapshot()).toBe(host.identity);

  say(host, JSON.stringify({ mute: own.sid, unmute: own.sid }), JSON.stringify({ unmute: own.sid }));
  expect(isOn()).toBe(false);

  media.setMicrophoneEnabled(true);
  expect(hostMute.getSnapshot()).toBeNull();
});

test("the host can do it again after the owner came back", () => {
  say(host, request(own.sid));
  media.setMicrophoneEnabled(true);
  say(host, request(own.sid));
  expect(isOn()).toBe(false);
  expect(hostMute.getSnapshot()).toBe(host.identity);
});

test("nobody else can, whatever they say of themselves", () => {
  say(other, request(own.sid), JSON.stringify({ mute: own.sid, identity: host.identity, host: true }));
  expect(isOn()).toBe(true);
  expect(hostMute.getSnapshot()).toBeNull();
});

test("who has muted themselves is told nothing", () => {
  media.setMicrophoneEnabled(false);
  const onChange = vi.fn();
  for (const source of [media, hostMute]) source.subscribe(onChange);
  say(host, request(own.sid));
  expect(onChange).not.toHaveBeenCalled();
});

test.each([
  [request(other.sid)],
  [JSON.stringify({ mute: [own.sid] })],
  [JSON.stringify({ wish: "full", own: "good" })],
  [own.sid],
  [new ArrayBuffer(2)],
])("what asks somebody else, or nothing, changes nothing: %s", (data) => {
  say(host, data);
  expect(isOn()).toBe(true);
  expect(hostMute.getSnapshot()).toBeNull();
});

test("asks in words that the other side understands", () => {
  hostMute.ask(own.sid);
  say(host, sent.at(-1));
  expect(isOn()).toBe(false);
});

import { EventEmitter } from "node:events";
import type { Room } from "twilio-video";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CaptionFeed } from "#components/call/captions/caption-feed.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class FakeRoom extends EventEmitter {
  readonly localParticipant = { sid: "PA1", identity: "ada" };
  readonly participants = new Map([["PA2", { identity: "eve" }]]);
  #count = 0;

  say(participant: string, transcription: string, more: object = {}) {
    this.#count += 1;
    this.emit("transcription", {
      type: "extension_transcriptions",
      participant,
      track: "MT1",
      transcription,
      partial_results: false,
      language_code: "en-GB",
      sequence_number: this.#count,
      timestamp: new Date(Date.now()).toISOString(),
      ...more,
    });
  }
}

function enteredFeed() {
  const feed = new CaptionFeed();
  const room = new FakeRoom();
  feed.enter(room as unknown as Room);
  return { feed, room };
}

const shown = (feed: CaptionFeed) => feed.getSnapshot().map(({ identity, text }) => `${identity}: ${text}`);

test("tells own words from those of the others, and leaves out whose speaker nobody knows", () => {
  const { feed, room } = enteredFeed();
  room.say("PA2", "Good morning.");
  room.say("PA1", "Hello.");
  room.say("PA9", "Boo.");
  expect(shown(feed)).toEqual(["eve: Good morning.", "ada: Hello."]);
  expect(feed.getSnapshot().map(({ isOwn }) => isOwn)).toEqual([false, true]);
});

test("takes nothing that is no transcription", () => {
  const { feed, room } = enteredFeed();
  room.say("PA2", "Good morning.", { transcription: 7 });
  room.emit("transcription", null);
  expect(shown(feed)).toEqual([]);
});

test("lets each line vanish at its own time", () => {
  const { feed, room } = enteredFeed();
  const heard: number[] = [];
  feed.subscribe(() => heard.push(feed.getSnapshot().length));
  room.say("PA2", "Good morning.");
  vi.advanceTimersByTime(3_000);
  room.say("PA1", "Hello.");
  vi.advanceTimersByTime(3_000);
  expect(shown(feed)).toEqual(["ada: Hello."]);
  vi.advanceTimersByTime(3_000);
  expect(heard).toEqual([1, 2, 1, 0]);
});

test("forgets what was said in a room that was left, and hears it no more", () => {
  const { feed, room } = enteredFeed();
  room.say("PA2", "Good morning.");
  const next = new FakeRoom();
  feed.enter(next as unknown as Room);
  room.say("PA2", "Are you there?");
  expect(shown(feed)).toEqual([]);
  next.say("PA2", "There you are.");
  expect(shown(feed)).toEqual(["eve: There you are."]);
  feed.leave();
  expect(shown(feed)).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

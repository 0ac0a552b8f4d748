import { describe, expect, test } from "vitest";
import {
  noNotice,
  noticeSilence,
  noticeTalking,
  type TalkNotice,
} from "#components/call/data-track/mute-notice.ts";

const initial: TalkNotice = noNotice;

describe("talking while muted", () => {
  test.each<[string, [number, number][], boolean]>([
    [
      "a sentence",
      [
        [0, 0.6],
        [300, 0.7],
        [600, 0.6],
      ],
      true,
    ],
    [
      "a cough",
      [
        [0, 0.9],
        [200, 0.1],
        [700, 0.1],
      ],
      false,
    ],
    [
      "single words with pauses",
      [
        [0, 0.6],
        [300, 0.2],
        [400, 0.6],
        [800, 0.2],
      ],
      false,
    ],
    [
      "a quiet room",
      [
        [0, 0.1],
        [5_000, 0.2],
      ],
      false,
    ],
    [
      "silence after a sentence, for it was said",
      [
        [0, 0.6],
        [600, 0.6],
        [5_000, 0],
      ],
      true,
    ],
  ])("is told after %s: %j", (_, moments, isShown) => {
    const notice = moments.reduce((before, [at, level]) => noticeTalking(before, level, at), initial);
    expect(notice.isShown).toBe(isShown);
  });
});

describe("a microphone that gives nothing", () => {
  test.each<[string, [number, number][], boolean]>([
    [
      "zeros for ten seconds",
      [
        [0, 0],
        [5_000, 0],
        [10_000, 0],
      ],
      true,
    ],
    [
      "a pause",
      [
        [0, 0],
        [9_000, 0],
        [9_500, 0.01],
        [12_000, 0],
      ],
      false,
    ],
    [
      "a quiet room",
      [
        [0, 0.0003],
        [60_000, 0.0002],
      ],
      false,
    ],
    [
      "a sound after all",
      [
        [0, 0],
        [10_000, 0],
        [10_100, 0.2],
      ],
      false,
    ],
  ])("is told after %s: %j", (_, moments, isShown) => {
    const notice = moments.reduce((before, [at, peak]) => noticeSilence(before, peak, at), initial);
    expect(notice.isShown).toBe(isShown);
  });
});

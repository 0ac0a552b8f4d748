import { describe, expect, test } from "vitest";
import type { Grade } from "#components/call/network/network-judge.ts";
import {
  climb,
  keepPicture,
  type Ladder,
  topOfLadder,
  type VideoStep,
} from "#components/call/network/video-ladder.ts";

const lookMs = 2_000;

/** The steps taken while the network is of each grade for so many seconds, one look every two. */
function steps(
  course: [Grade, seconds: number][],
  from: Ladder = topOfLadder,
): { taken: VideoStep[]; ladder: Ladder } {
  let ladder = from;
  let nowMs = 1_000_000;
  const taken: VideoStep[] = [];
  for (const [grade, seconds] of course) {
    for (const end = nowMs + seconds * 1_000; nowMs < end; nowMs += lookMs) {
      const next = climb(ladder, grade, nowMs);
      if (next.step !== ladder.step) taken.push(next.step);
      ladder = next;
    }
  }
  return { taken, ladder };
}

describe("climb", () => {
  test.each<[what: string, course: [Grade, number][], taken: VideoStep[]]>([
    ["all is good", [["good", 300]], []],
    ["it is weak", [["weak", 300]], ["low"]],
    ["it is bad: first a lower picture, then none", [["bad", 60]], ["low", "off"]],
    [
      "a lower picture helps",
      [
        ["bad", 4],
        ["weak", 60],
      ],
      ["low"],
    ],
    [
      "it was weak and is good again",
      [
        ["weak", 10],
        ["good", 18],
      ],
      ["low"],
    ],
    [
      "it was weak and stays good",
      [
        ["weak", 10],
        ["good", 30],
      ],
      ["low", "full"],
    ],
    [
      "it was bad and is good: step by step",
      [
        ["bad", 20],
        ["good", 60],
      ],
      ["low", "off", "low", "full"],
    ],
    [
      "it was bad and is weak: no further than low",
      [
        ["bad", 20],
        ["weak", 120],
      ],
      ["low", "off", "low"],
    ],
    [
      "it is good now and then",
      [
        ["weak", 4],
        ["good", 10],
        ["weak", 4],
        ["good", 10],
        ["weak", 4],
      ],
      ["low"],
    ],
  ])("%s", (_, course, taken) => {
    expect(steps(course).taken).toEqual(taken);
  });

  test("waits longer each time that a step up did not hold", () => {
    const relapse: [Grade, number][] = [
      ["good", 24],
      ["weak", 10],
    ];
    const { ladder, taken } = steps([["weak", 10], ...relapse]);
    expect(taken).toEqual(["low", "full", "low"]);
    expect(ladder.patienceMs).toBe(40_000);
  });

  test("does so too where the picture that came back had to go again", () => {
    const { ladder, taken } = steps([
      ["bad", 20],
      ["good", 22],
      ["bad", 10],
    ]);
    expect(taken).toEqual(["low", "off", "low", "off"]);
    expect(ladder.patienceMs).toBe(40_000);
  });

  test("leaves the picture on for who wants to be seen, until the network is good again", () => {
    const { ladder } = steps([["bad", 20]]);
    const kept = keepPicture(ladder, 1_020_000);
    expect(kept.step).toBe("low");
    expect(steps([["bad", 120]], kept).taken).toEqual([]);
    expect(
      steps(
        [
          ["bad", 10],
          ["good", 40],
          ["bad", 20],
        ],
        kept,
      ).taken,
    ).toEqual(["full", "low", "off"]);
  });
});

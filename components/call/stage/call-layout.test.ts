import { describe, expect, test } from "vitest";
import {
  type Box,
  layOut,
  ownPictureSize,
  type Size,
  type View,
} from "#components/call/stage/call-layout.ts";

const phone: Size = { width: 304, height: 560 };
const phoneOnItsSide: Size = { width: 640, height: 260 };
const laptop: Size = { width: 1264, height: 600 };
const wideScreen: Size = { width: 2540, height: 980 };

/** The lines in which the boxes stand: how many in each. */
function lines(boxes: readonly Box[]): number[] {
  const tops = new Set(boxes.map(({ y }) => y));
  return [...tops].map((top) => boxes.filter(({ y }) => y === top).length);
}

describe("layOut", () => {
  test.each<[string, Size, number, number[]]>([
    ["one on a phone", phone, 1, [1]],
    ["two on a phone below each other", phone, 2, [1, 1]],
    ["three on a phone below each other", phone, 3, [1, 1, 1]],
    ["four on a phone below each other", phone, 4, [1, 1, 1, 1]],
    ["two on a phone on its side", phoneOnItsSide, 2, [2]],
    ["three on a phone on its side", phoneOnItsSide, 3, [3]],
    ["two on a laptop beside each other", laptop, 2, [2]],
    ["three on a laptop beside each other", laptop, 3, [3]],
    ["four on a wide screen in a square", wideScreen, 4, [2, 2]],
  ])("shows %s", (_, stage, count, expected) => {
    expect(lines(layOut(stage, count, "same-size"))).toEqual(expected);
  });

  test("puts a last row that is not full in the middle", () => {
    const [first, second, last] = layOut({ width: 800, height: 800 }, 3, "same-size");
    if (!first || !second || !last) throw new Error("Three pictures have three boxes");
    expect([first.y, second.y]).toEqual([0, 0]);
    expect(last.x + last.width / 2).toBe(400);
  });

  test.each([
    ["at the end of a wide stage", laptop, (main: Box, other: Box) => other.x >= main.x + main.width],
    ["below on a high one", phone, (main: Box, other: Box) => other.y >= main.y + main.height],
  ] as const)("has the others %s, much smaller than the main one", (_, stage, isBeside) => {
    const [main, ...others] = layOut(stage, 4, "main");
    if (!main) throw new Error("There is a main picture");
    expect(others).toHaveLength(3);
    for (const other of others) {
      expect(isBeside(main, other)).toBe(true);
      expect(main.width * main.height).toBeGreaterThan(4 * other.width * other.height);
    }
  });

  test("leaves the own picture its first place beside the main one", () => {
    const own = ownPictureSize(laptop);
    const others = layOut(laptop, 3, "main").slice(1);
    expect(Math.min(...others.map(({ y }) => y))).toBeGreaterThan(own.height);
  });

  const stages: Size[] = [phone, phoneOnItsSide, laptop, wideScreen, { width: 304, height: 200 }];
  const views: View[] = ["main", "same-size"];
  const cases = stages.flatMap((stage) =>
    views.flatMap((view) => [1, 2, 3, 4].map((count) => ({ ...stage, view, count }))),
  );
  test.each(cases)(
    "keeps $count in $width × $height inside and apart ($view)",
    ({ view, count, ...stage }) => {
      const boxes = layOut(stage, count, view);
      expect(boxes).toHaveLength(count);
      for (const [index, box] of boxes.entries()) {
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(stage.width + 0.01);
        expect(box.y + box.height).toBeLessThanOrEqual(stage.height + 0.01);
        expect(Math.min(box.width, box.height)).toBeGreaterThan(16);
        expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
      }
    },
  );

  test("has no place for anybody before the stage is measured", () => {
    expect(layOut({ width: 0, height: 0 }, 2, "main")).toEqual([]);
  });
});

function overlap(one: Box, other: Box): boolean {
  const isApart =
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y;
  return !isApart;
}

import { describe, expect, test } from "vitest";
import { clockOf } from "#components/reports/clock-of.ts";
import { niceTop, pathOf } from "#components/reports/line-chart.tsx";

describe("niceTop", () => {
  test.each([
    [0, 1],
    [0.5, 0.5],
    [3, 5],
    [80, 100],
    [100, 100],
    [101, 200],
    [1440, 2000],
  ])("holds %d below %d", (highest, top) => {
    expect(niceTop(highest)).toBeCloseTo(top);
  });
});

describe("pathOf", () => {
  const place = { x: (x: number) => x, y: (y: number) => y };

  test("draws through what was measured and leaves a gap where nothing was", () => {
    const points = [1, 2, null, 4].map((y, x) => ({ x, y }));
    expect(pathOf(points, place)).toBe("M0.0 1.0h0L1.0 2.0M3.0 4.0h0");
  });

  test("draws nothing of nothing", () => {
    expect(pathOf([{ x: 0, y: null }], place)).toBe("");
  });
});

test("the time since the beginning is told as by a stopwatch", () => {
  expect([0, 65, 3600, 59.6].map(clockOf)).toEqual(["0:00", "1:05", "60:00", "1:00"]);
});

import { describe, expect, test } from "vitest";
import {
  firstPosition,
  moved,
  nextCorner,
  type OwnPosition,
  offset,
} from "#components/call/stage/own-position.ts";

const room = { stage: { width: 500, height: 300 }, picture: { width: 100, height: 100 } };

describe("the own picture", () => {
  test("begins at the top, at the end of the line", () => {
    expect(offset(firstPosition, room)).toEqual({ x: 400, y: 0 });
  });

  test.each([
    ["to the left and down", { x: -40, y: 20 }, { x: 360, y: 20 }],
    ["no further than the edge", { x: 500, y: -500 }, { x: 400, y: 0 }],
    ["no further than the other edge", { x: -5000, y: 5000 }, { x: 0, y: 200 }],
  ])("is moved %s", (_, by, place) => {
    expect(offset(moved(firstPosition, by, room), room)).toEqual(place);
  });

  test("stays in sight when the stage becomes smaller", () => {
    const small = { ...room, stage: { width: 300, height: 200 } };
    expect(offset({ x: 1, y: 0.5 }, small)).toEqual({ x: 200, y: 50 });
  });

  test("stays where it is on a stage that has no room", () => {
    const none = { ...room, stage: { width: 80, height: 80 } };
    expect(offset(moved(firstPosition, { x: 9, y: 9 }, none), none)).toEqual({ x: 0, y: 0 });
  });

  test("goes once around the corners and is back", () => {
    const corners: OwnPosition[] = [];
    for (let at = firstPosition; corners.length < 4; at = nextCorner(at)) corners.push(at);
    expect(corners.map(({ x, y }) => [x, y])).toEqual([
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
    expect(nextCorner({ x: 0, y: 0 })).toEqual(firstPosition);
  });
});

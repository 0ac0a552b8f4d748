import { expect, test } from "vitest";
import { hasShape, oneOf } from "#lib/wire/shape.ts";

test.each([
  [{ sid: "PA1", count: 1, isOn: false }, true],
  [{ sid: "PA1", count: 1, isOn: false, more: null }, true],
  [{ sid: "PA1", count: "1", isOn: false }, false],
  [{ sid: "PA1", count: 1 }, false],
  [null, false],
  ["text", false],
])("hasShape of %j is %s", (value, expected) => {
  expect(hasShape(value, { sid: "string", count: "number", isOn: "boolean" })).toBe(expected);
});

test("oneOf finds only what is in the list", () => {
  expect(oneOf(["udp", "tcp"], "tcp")).toBe("tcp");
  expect(oneOf(["udp", "tcp"], "toString")).toBeUndefined();
});

import { expect, test } from "vitest";
import { levelOf } from "#components/call/devices/microphone-level.ts";

const tone = (amplitude: number) =>
  Float32Array.from({ length: 1024 }, (_, index) => amplitude * Math.sin(index / 5));

test("silence is 0, full scale is 1, and louder is higher in between", () => {
  expect(levelOf(new Float32Array(1024))).toBe(0);
  expect(levelOf(tone(1))).toBe(1);
  const [quiet, speech, loud] = [levelOf(tone(0.002)), levelOf(tone(0.05)), levelOf(tone(0.25))];
  expect(quiet).toBeGreaterThan(0);
  expect(speech).toBeGreaterThan(quiet);
  expect(loud).toBeGreaterThan(speech);
});

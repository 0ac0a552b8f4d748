import { describe, expect, test } from "vitest";
import { chooseSpeaker, nobodySpoke } from "#components/call/devices/speaker-choice.ts";

const quiet = 0.1;
const voice = 0.6;

/** Who is shown after each of the moments: [time in ms, level of a, level of b]. */
function shown(...moments: [number, number, number][]): (string | null)[] {
  let choice = nobodySpoke;
  return moments.map(([nowMs, a, b]) => {
    choice = chooseSpeaker(
      choice,
      new Map([
        ["a", a],
        ["b", b],
      ]),
      nowMs,
    );
    return choice.sid;
  });
}

describe("the speaker", () => {
  test("is nobody while it is quiet, and then the first who speaks", () => {
    expect(shown([0, quiet, quiet], [100, quiet, voice])).toEqual([null, "b"]);
  });

  test("stays while nobody speaks", () => {
    expect(shown([0, voice, quiet], [5_000, quiet, quiet])).toEqual(["a", "a"]);
  });

  test("changes to who goes on speaking", () => {
    expect(shown([0, voice, quiet], [100, quiet, voice], [500, quiet, voice], [950, quiet, voice])).toEqual([
      "a",
      "a",
      "a",
      "b",
    ]);
  });

  test("does not change for a cough", () => {
    expect(shown([0, voice, quiet], [100, quiet, voice], [400, quiet, quiet], [1_000, quiet, voice])).toEqual(
      ["a", "a", "a", "a"],
    );
  });

  test("does not stay who has left", () => {
    const choice = chooseSpeaker({ sid: "gone", challenger: null }, new Map([["a", quiet]]), 0);
    expect(choice.sid).toBeNull();
  });
});

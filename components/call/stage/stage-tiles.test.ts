import { describe, expect, test } from "vitest";
import type { CallParticipant } from "#components/call/session/call-participant.ts";
import { stageTiles } from "#components/call/stage/stage-tiles.ts";

const screen = { attach: () => undefined, detach: () => undefined };

function person(sid: string, change: Partial<CallParticipant> = {}): CallParticipant {
  return {
    sid,
    identity: sid,
    isReconnecting: false,
    isMuted: false,
    audio: null,
    isCameraOn: false,
    camera: null,
    screen: null,
    ...change,
  };
}

const people = [person("a"), person("b"), person("c")];

describe("stageTiles", () => {
  test.each([
    ["everyone in the order in which they came", people, true, "b", "same-size", ["a", "b", "c"]],
    ["who speaks large", people, false, "b", "main", ["b", "a", "c"]],
    ["the first large before anybody spoke", people, false, null, "main", ["a", "b", "c"]],
    ["the first large when who spoke has left", people, false, "gone", "main", ["a", "b", "c"]],
    ["nobody", [], false, null, "main", []],
    [
      "a screen large, and who shows it small",
      [person("a"), person("b", { screen })],
      true,
      "a",
      "main",
      ["b-screen", "a", "b"],
    ],
  ] as const)("shows %s", (_, participants, isSameSize, speakerSid, view, keys) => {
    const shown = stageTiles(participants, { isSameSize, speakerSid });
    expect(shown.view).toBe(view);
    expect(shown.tiles.map(({ key }) => key)).toEqual(keys);
  });
});

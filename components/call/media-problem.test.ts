import { describe, expect, test } from "vitest";
import { type MediaKind, mediaProblem, mediaProblemWords } from "#components/call/media-problem.ts";

describe("mediaProblem", () => {
  test.each([
    ["NotAllowedError", "blocked"],
    ["SecurityError", "blocked"],
    ["NotFoundError", "missing"],
    ["OverconstrainedError", "missing"],
    ["NotReadableError", "busy"],
    ["NotSupportedError", "unsupported"],
    ["TypeError", "unknown"],
  ])("tells %s by its name", (name, reason) => {
    expect(mediaProblem(new DOMException("Text in some language", name))).toEqual({ reason, name });
  });

  test.each<[readonly MediaKind[], string]>([
    [["camera"], "Your browser is not allowed to use the camera"],
    [["microphone"], "Your browser is not allowed to use the microphone"],
    [["camera", "microphone"], "Your browser is not allowed to use the camera and the microphone"],
  ])("says it of %j", (kinds, title) => {
    expect(mediaProblemWords("blocked", kinds).title).toBe(title);
  });
});

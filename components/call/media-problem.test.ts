import { describe, expect, test } from "vitest";
import { mediaProblem } from "#components/call/media-problem.ts";

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
});

import { describe, expect, test } from "vitest";
import { mediaProblem } from "#components/call/devices/media-problem.ts";

describe("mediaProblem", () => {
  test.each<[string, PermissionState | null, string]>([
    ["NotAllowedError", "denied", "blocked"],
    ["NotAllowedError", null, "blocked"],
    ["NotAllowedError", "prompt", "dismissed"],
    ["NotAllowedError", "granted", "system"],
    ["SecurityError", null, "blocked"],
    ["NotFoundError", null, "missing"],
    ["OverconstrainedError", null, "unfit"],
    ["NotReadableError", "granted", "busy"],
    ["AbortError", "granted", "busy"],
    ["NotSupportedError", null, "unsupported"],
    ["TypeError", null, "unknown"],
  ])("tells %s with the permission %s as %s", (name, permission, reason) => {
    const error = new DOMException("Text in some language", name);
    expect(mediaProblem(error, permission)).toEqual({ reason, name });
  });

  test("tells what Chromium says of the system, whatever the permission reads", () => {
    const error = new DOMException("Permission denied by system", "NotAllowedError");
    expect(mediaProblem(error, "denied").reason).toBe("system");
  });
});

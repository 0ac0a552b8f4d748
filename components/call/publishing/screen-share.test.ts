import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ScreenShare } from "#components/call/publishing/screen-share.ts";

class Track extends EventTarget {
  contentHint = "";
  readyState = "live";

  stop() {
    this.readyState = "ended";
  }
}

let track: Track;
let refusal: Error | null;
let screen: ScreenShare;

beforeEach(() => {
  track = new Track();
  refusal = null;
  vi.stubGlobal("navigator", {
    mediaDevices: {
      getDisplayMedia: async () => {
        if (refusal) throw refusal;
        return { getVideoTracks: () => [track] };
      },
    },
  });
  screen = new ScreenShare();
});
afterEach(() => vi.unstubAllGlobals());

describe("ScreenShare", () => {
  test("shows the screen, with sharpness before smoothness, until it is stopped", async () => {
    await screen.start();
    expect(screen.getSnapshot().track).toBe(track);
    expect(track.contentHint).toBe("detail");

    screen.stop();
    expect(track.readyState).toBe("ended");
    expect(screen.getSnapshot()).toEqual({ track: null, hasFailed: false });
  });

  test("is over when the browser's own bar stops it", async () => {
    await screen.start();
    track.dispatchEvent(new Event("ended"));
    expect(screen.getSnapshot().track).toBeNull();
  });

  test.each([
    ["NotAllowedError", "someone who presses Cancel", false],
    ["NotReadableError", "a system that gives no picture", true],
    ["InvalidStateError", "a call without a press", true],
  ])("takes %s for %s", async (name, _, hasFailed) => {
    refusal = new DOMException("", name);
    await screen.start();
    expect(screen.getSnapshot()).toEqual({ track: null, hasFailed });
  });

  test("asks once, however often it is pressed", async () => {
    await screen.start();
    const first = screen.getSnapshot();
    await screen.start();
    expect(screen.getSnapshot()).toBe(first);
  });
});

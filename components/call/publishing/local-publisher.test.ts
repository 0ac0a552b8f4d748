import type { Room } from "twilio-video";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { BackgroundBlur } from "#components/call/devices/background-blur.ts";
import { LocalMedia } from "#components/call/devices/local-media.ts";
import { LocalPublisher } from "#components/call/publishing/local-publisher.ts";
import { ScreenShare } from "#components/call/publishing/screen-share.ts";

/** Stands for the SDK's track: what matters here is what it was made of. */
class SdkTrack {
  readonly mediaStreamTrack: MediaStreamTrack;
  readonly name: string;

  constructor(mediaStreamTrack: MediaStreamTrack, { name }: { name: string }) {
    this.mediaStreamTrack = mediaStreamTrack;
    this.name = name;
  }
}

class ScreenTrack extends EventTarget {
  contentHint = "";
  stop = vi.fn();
}

/** A room that takes its time to publish, as one with a server does. */
class FakeRoom {
  readonly log: string[] = [];
  readonly pending: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  readonly localParticipant = {
    publishTrack: async ({ name }: SdkTrack) => {
      this.log.push(`publish ${name}`);
      await new Promise<void>((resolve, reject) => this.pending.push({ resolve, reject }));
      this.log.push(`published ${name}`);
    },
    unpublishTrack: ({ name }: SdkTrack) => this.log.push(`unpublish ${name}`),
  };
}

const sdk = { LocalVideoTrack: SdkTrack } as unknown as typeof import("twilio-video");

let screen: ScreenShare;
let publisher: LocalPublisher;
let room: FakeRoom;
let track: ScreenTrack;

beforeEach(() => {
  vi.stubGlobal("navigator", {
    mediaDevices: {
      getDisplayMedia: async () => {
        track = new ScreenTrack();
        return { getVideoTracks: () => [track] };
      },
    },
  });
  screen = new ScreenShare();
  publisher = new LocalPublisher({ media: new LocalMedia(), blur: new BackgroundBlur(), screen });
  room = new FakeRoom();
  publisher.enter(sdk, room as unknown as Room);
  return () => vi.unstubAllGlobals();
});

describe("the screen in a room", () => {
  test("is published under its own name, and taken out again", async () => {
    await screen.start();
    room.pending[0]?.resolve();
    await vi.waitFor(() => expect(room.log).toContain("published screen"));
    screen.stop();
    expect(room.log).toEqual(["publish screen", "published screen", "unpublish screen"]);
  });

  test("is changed one step at a time, however fast it is pressed", async () => {
    await screen.start();
    screen.stop();
    await screen.start();
    expect(room.log).toEqual(["publish screen"]);

    room.pending[0]?.resolve();
    await vi.waitFor(() => expect(room.pending).toHaveLength(2));
    room.pending[1]?.resolve();
    await vi.waitFor(() =>
      expect(room.log).toEqual([
        "publish screen",
        "published screen",
        "unpublish screen",
        "publish screen",
        "published screen",
      ]),
    );
  });

  test("is no longer captured when the room does not take it", async () => {
    await screen.start();
    room.pending[0]?.reject(new Error("53300"));
    await vi.waitFor(() => expect(screen.getSnapshot()).toEqual({ track: null, hasFailed: true }));
    expect(track.stop).toHaveBeenCalled();
  });

  test("goes along into the next room when the connection was lost", async () => {
    await screen.start();
    room.pending[0]?.resolve();
    await vi.waitFor(() => expect(room.log).toContain("published screen"));
    publisher.leave();
    const tracks = await publisher.prepare(sdk, new AbortController().signal);
    expect(tracks.map(({ name }) => name)).toEqual(["screen"]);
  });
});

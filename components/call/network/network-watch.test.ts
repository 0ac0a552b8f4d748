import { EventEmitter } from "node:events";
import type { Room } from "twilio-video";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DataTrack } from "#components/call/data-track/data-track.ts";
import { BackgroundBlur } from "#components/call/devices/background-blur.ts";
import { LocalMedia } from "#components/call/devices/local-media.ts";
import { CallReport } from "#components/call/network/call-report.ts";
import { dataSaverChoice } from "#components/call/network/data-saver-choice.ts";
import { NetworkWatch } from "#components/call/network/network-watch.ts";
import { sendLimits } from "#components/call/network/send-profile.ts";
import { LocalPublisher } from "#components/call/publishing/local-publisher.ts";
import { ScreenShare } from "#components/call/publishing/screen-share.ts";

/** A connection whose loss is set, as `room.getStats()` tells of it. That real ones are measured is in e2e. */
let lossPercent: number;
let isSqueezed: boolean;
let server: "fast" | "slow" | "silent";
let room: FakeRoom;
let watch: NetworkWatch;
let holdCamera: ReturnType<typeof vi.fn<(isHeld: boolean) => void>>;
let sent: string[];
let onServerBack: ReturnType<typeof vi.fn<() => void>>;
let onMediaArrived: ReturnType<typeof vi.fn<() => void>>;

class FakeRoom extends EventEmitter {
  readonly localParticipant = { networkQualityLevel: null, setParameters: vi.fn() };
  readonly participants = new Map([
    [
      "PA1",
      {
        identity: "grace",
        state: "connected",
        networkQualityLevel: null,
        tracks: new Map([["MT1", { kind: "audio", isTrackEnabled: true }]]),
      },
    ],
  ]);
  /** As behind a firewall, for as long as it is so. */
  lets = "everything" as "everything" | "nothing";
  #packets = 0;
  #lost = 0;

  getStats = async () => {
    if (this.lets === "nothing") return [];
    this.#packets += 200;
    this.#lost += (200 * lossPercent) / (100 - lossPercent);
    const one = { packetsLost: this.#lost, jitter: 5, bytesReceived: this.#packets * 100 };
    const received = [{ ...one, packetsReceived: this.#packets }];
    return [
      {
        localAudioTrackStats: [],
        localVideoTrackStats: isSqueezed ? [{ qualityLimitationReason: "bandwidth", bytesSent: 0 }] : [],
        remoteAudioTrackStats: received,
        remoteVideoTrackStats: [],
      },
    ];
  };
}

const sdk = {
  LocalDataTrack: class {
    send(data: string) {
      sent.push(data);
    }
  },
} as unknown as typeof import("twilio-video");

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", {});
  dataSaverChoice.set(false);
  lossPercent = 0;
  isSqueezed = false;
  server = "fast";
  sent = [];
  const media = new LocalMedia();
  const publisher = new LocalPublisher({ media, blur: new BackgroundBlur(), screen: new ScreenShare() });
  holdCamera = vi.spyOn(publisher, "holdCamera");
  onServerBack = vi.fn();
  onMediaArrived = vi.fn();
  watch = new NetworkWatch({
    publisher,
    measureServer: async () => server,
    onServerBack,
    onMediaArrived,
  });
  room = new FakeRoom();
  enter(room);
});
afterEach(() => {
  watch.leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const enter = (entered: FakeRoom) => {
  const report = new CallReport(new AbortController().signal);
  watch.enter(entered as unknown as Room, new DataTrack(sdk), report);
};
const state = () => watch.getSnapshot();
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);
const lastLimits = () => room.localParticipant.setParameters.mock.lastCall?.[0];

/** The other's browser says it, by its data track. */
const hear = (message: { wish: string; own: string }) => {
  const track = Object.assign(new EventEmitter(), { kind: "data", name: "link" });
  room.emit("trackSubscribed", track, {}, { sid: "PA1", identity: "grace" });
  track.emit("message", JSON.stringify(message));
};

describe("NetworkWatch", () => {
  test("leaves a good connection alone", async () => {
    await pass(120);
    expect(state()).toMatchObject({ verdict: { grade: "good" }, profile: "full", step: "full" });
    expect(room.localParticipant.setParameters).not.toHaveBeenCalled();
    expect(watch.hasHadMedia).toBe(true);
  });

  test("sends a smaller picture on a weak connection, and all of it when that is over", async () => {
    await pass(10);
    lossPercent = 12;
    await pass(14);
    expect(state()).toMatchObject({ verdict: { grade: "weak", side: "between" }, profile: "low" });
    expect(lastLimits()).toEqual(sendLimits.low);
    expect(holdCamera).not.toHaveBeenCalledWith(true);

    lossPercent = 0;
    await pass(20);
    expect(state()).toMatchObject({ verdict: { grade: "good" }, profile: "low" });
    await pass(30);
    expect(state().profile).toBe("full");
    expect(lastLimits()).toEqual(sendLimits.full);
  });

  test("does not take what saving data holds down for a bad network", async () => {
    isSqueezed = true;
    watch.setDataSaver(true);
    await pass(60);
    expect(state()).toMatchObject({ verdict: { grade: "good" }, profile: "saver", step: "full" });
    watch.setDataSaver(false);
    await pass(16);
    expect(state()).toMatchObject({ verdict: { grade: "bad" }, step: "off" });
  });

  test("sends no picture on a bad one, asks the others for none, and brings it back by itself", async () => {
    await pass(10);
    lossPercent = 25;
    await pass(30);
    expect(state()).toMatchObject({ verdict: { grade: "bad" }, profile: "off", step: "off" });
    expect(holdCamera).toHaveBeenLastCalledWith(true);
    expect(JSON.parse(sent.at(-1) ?? "")).toEqual({ wish: "off", own: "good" });

    lossPercent = 0;
    await pass(90);
    expect(state().profile).toBe("full");
    expect(holdCamera).toHaveBeenLastCalledWith(false);
  });

  test("does not take a picture that it holds back itself for a bad network", async () => {
    isSqueezed = true;
    hear({ wish: "off", own: "good" });
    await pass(60);
    expect(state()).toMatchObject({ verdict: { grade: "good" }, profile: "off", step: "full" });
  });

  test("takes no picture away for a cut, and judges the network that comes back by itself", async () => {
    await pass(10);
    room.emit("reconnecting", new Error("signaling"));
    server = "silent";
    lossPercent = 90;
    await pass(20);
    expect(state()).toMatchObject({ verdict: { grade: "bad" }, profile: "full" });
    expect(onServerBack).not.toHaveBeenCalled();

    server = "fast";
    await pass(2);
    expect(onServerBack).toHaveBeenCalledOnce();

    room.emit("reconnected");
    lossPercent = 0;
    await pass(2);
    expect(state()).toMatchObject({ verdict: { grade: "good" }, profile: "full" });
    expect(room.localParticipant.setParameters).not.toHaveBeenCalled();
  });

  test("keeps the picture of who wants to be seen all the same", async () => {
    lossPercent = 25;
    await pass(40);
    watch.keepPicture();
    expect(state()).toMatchObject({ profile: "low", step: "low" });
    expect(holdCamera).toHaveBeenLastCalledWith(false);
    await pass(60);
    expect(state().profile).toBe("low");
  });

  test("says that it is the person's own connection when the clinic is hard to reach too, and tells the others", async () => {
    server = "silent";
    lossPercent = 12;
    await pass(20);
    expect(state().verdict).toMatchObject({ grade: "weak", side: "yours" });
    expect(JSON.parse(sent.at(-1) ?? "")).toEqual({ wish: "low", own: "weak" });
  });

  test("says whose connection it is when they say so, and spares them a picture that they do not want", async () => {
    hear({ wish: "off", own: "bad" });
    await pass(10);
    expect(state()).toMatchObject({
      verdict: { grade: "bad", side: "theirs" },
      whose: "grace",
      profile: "off",
      step: "full",
    });
    expect(holdCamera).toHaveBeenLastCalledWith(true);
  });

  test("saves data from the moment it is told to, and in the next room too", async () => {
    watch.setDataSaver(true);
    expect(state()).toMatchObject({ isSavingData: true, profile: "saver" });
    expect(lastLimits()).toEqual(sendLimits.saver);

    const next = new FakeRoom();
    enter(next);
    expect(next.localParticipant.setParameters).toHaveBeenCalledWith(sendLimits.saver);
  });

  test("gives the picture back in the next room when nobody there asks for less", async () => {
    hear({ wish: "off", own: "good" });
    expect(holdCamera).toHaveBeenLastCalledWith(true);
    enter(new FakeRoom());
    expect(state().profile).toBe("full");
    expect(holdCamera).toHaveBeenLastCalledWith(false);
  });

  test("says that nothing has arrived yet, judges nothing for it, and waits on in the next room", async () => {
    room.lets = "nothing";
    room.emit("reconnecting", new Error("media"));
    await pass(2);
    expect(state().isMediaMissing).toBe(false);
    await pass(40);
    expect(state()).toMatchObject({ isMediaMissing: true, verdict: { grade: "good" }, profile: "full" });
    expect(watch.hasHadMedia).toBe(false);

    const next = new FakeRoom();
    next.lets = "nothing";
    enter(next);
    expect(state().isMediaMissing).toBe(true);
    await pass(10);
    expect(onMediaArrived).not.toHaveBeenCalled();
    next.lets = "everything";
    await pass(2);
    expect(state().isMediaMissing).toBe(false);
    await pass(10);
    expect(onMediaArrived).toHaveBeenCalledOnce();
  });

  test("misses nothing of who sends nothing", async () => {
    room.lets = "nothing";
    const [microphone] = room.participants.get("PA1")?.tracks.values() ?? [];
    if (microphone) microphone.isTrackEnabled = false;
    await pass(20);
    expect(state().isMediaMissing).toBe(false);
  });

  test("looks no more after the room was left", async () => {
    const getStats = vi.spyOn(room, "getStats");
    watch.leave();
    await pass(60);
    expect(getStats).not.toHaveBeenCalled();
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LocalMedia } from "#components/call/devices/local-media.ts";

/** A browser's devices, which can be missing, refused, busy, unplugged and plugged in. */
class Devices extends EventTarget {
  readonly asked: MediaStreamConstraints[] = [];
  readonly opened: Track[] = [];
  errors: Record<"audio" | "video", string | null> = { audio: null, video: null };
  busyDeviceId: string | null = null;
  /** While set, the person has not answered the prompt yet. */
  prompt: Promise<void> | null = null;

  getUserMedia = async (constraints: MediaStreamConstraints) => {
    this.asked.push(constraints);
    await this.prompt;
    const wanted = (["audio", "video"] as const).filter((kind) => constraints[kind]);
    for (const kind of wanted) {
      const name = this.errors[kind];
      if (name) throw new DOMException("", name);
      if (this.busyDeviceId && deviceIdIn(constraints[kind]) === this.busyDeviceId) {
        throw new DOMException("", "NotReadableError");
      }
    }
    const tracks = wanted.map(
      (kind) => new Track(kind, deviceIdIn(constraints[kind]) ?? `${kind}-1`, facingIn(constraints[kind])),
    );
    this.opened.push(...tracks);
    return {
      getTracks: () => tracks,
      getAudioTracks: () => tracks.filter(({ kind }) => kind === "audio"),
      getVideoTracks: () => tracks.filter(({ kind }) => kind === "video"),
    };
  };

  enumerateDevices = async () => [
    { kind: "audioinput", deviceId: "audio-1", label: "" },
    { kind: "videoinput", deviceId: "video-1", label: "Front" },
    { kind: "videoinput", deviceId: "video-2", label: "Back" },
  ];

  get live(): string[] {
    return this.opened
      .flatMap((track) => [track, ...track.clones])
      .filter(({ readyState }) => readyState === "live")
      .map(({ deviceId }) => deviceId);
  }
}

class Track extends EventTarget {
  readonly kind: string;
  readonly deviceId: string;
  readonly facingMode: string | undefined;
  readonly clones: Track[] = [];
  readyState = "live";
  enabled = true;
  muted = false;

  constructor(kind: string, deviceId: string, facingMode: string | undefined) {
    super();
    this.facingMode = facingMode;
    this.kind = kind;
    this.deviceId = deviceId;
  }

  getSettings = () => ({ deviceId: this.deviceId, facingMode: this.facingMode });

  /** As Safari 18 does it: enabled, whatever the track is. */
  clone(): Track {
    const copy = new Track(this.kind, this.deviceId, this.facingMode);
    this.clones.push(copy);
    return copy;
  }

  stop() {
    this.readyState = "ended";
  }

  /** The system takes the device for a phone call, or gives it back. */
  interrupt(isMuted: boolean) {
    this.muted = isMuted;
    this.dispatchEvent(new Event(isMuted ? "mute" : "unmute"));
  }

  /** What a browser does and `stop()` does not: it tells. */
  unplug() {
    this.readyState = "ended";
    this.dispatchEvent(new Event("ended"));
  }
}

function deviceIdIn(constraints: boolean | MediaTrackConstraints | undefined): string | undefined {
  if (typeof constraints !== "object" || typeof constraints.deviceId !== "object") return undefined;
  const { exact, ideal } = constraints.deviceId as { exact?: string; ideal?: string };
  return exact ?? ideal;
}

function facingIn(constraints: boolean | MediaTrackConstraints | undefined): string | undefined {
  const facing = typeof constraints === "object" ? constraints.facingMode : undefined;
  return typeof facing === "string" ? facing : undefined;
}

let devices: Devices;
let permissions: Record<string, EventTarget & { state: string }>;
let media: LocalMedia;

beforeEach(() => {
  devices = new Devices();
  permissions = {
    camera: Object.assign(new EventTarget(), { state: "prompt" }),
    microphone: Object.assign(new EventTarget(), { state: "prompt" }),
  };
  vi.stubGlobal("navigator", {
    mediaDevices: devices,
    permissions: { query: async ({ name }: { name: string }) => permissions[name] },
  });
  media = new LocalMedia();
});
afterEach(() => {
  media.stop();
  vi.unstubAllGlobals();
});

const camera = () => media.getSnapshot().camera;
const microphone = () => media.getSnapshot().microphone;

describe("LocalMedia", () => {
  test("opens both with one prompt and lists what can be chosen", async () => {
    await media.start();

    expect(devices.asked).toHaveLength(1);
    expect(devices.live).toEqual(["audio-1", "video-1"]);
    expect(camera().choices.map(({ label }) => label)).toEqual(["Front", "Back"]);
    expect(microphone().choices.map(({ label }) => label)).toEqual([""]);
  });

  test.each([
    ["video", "NotFoundError", "missing", ["audio-1"]],
    ["video", "NotReadableError", "busy", ["audio-1"]],
    ["audio", "NotFoundError", "missing", ["video-1"]],
  ] as const)("goes on without %s after %s", async (kind, name, reason, live) => {
    devices.errors[kind] = name;

    await media.start();

    expect(devices.live).toEqual(live);
    expect((kind === "video" ? camera() : microphone()).problem).toMatchObject({ reason, name });
  });

  test("does not prompt again whoever has just refused", async () => {
    devices.errors = { audio: "NotAllowedError", video: "NotAllowedError" };
    for (const status of Object.values(permissions)) status.state = "denied";

    await media.start();

    expect(devices.asked).toHaveLength(1);
    expect(camera().problem?.reason).toBe("blocked");
    expect(microphone().problem?.reason).toBe("blocked");
  });

  test("goes on by itself when the permission is given later", async () => {
    devices.errors = { audio: null, video: "NotAllowedError" };
    await media.start();

    devices.errors.video = null;
    const status = permissions["camera"];
    Object.assign(status ?? {}, { state: "granted" });
    status?.dispatchEvent(new Event("change"));

    await vi.waitFor(() => expect(camera().track).not.toBeNull());
    expect(camera().problem).toBeNull();
  });

  test.each([
    ["the system lets it again", "NotAllowedError", "granted", "system"],
    ["the other program is closed", "NotReadableError", "granted", "busy"],
  ])("goes on by itself when %s and the person comes back", async (_, name, state, reason) => {
    const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
    vi.stubGlobal("document", page);
    for (const status of Object.values(permissions)) status.state = state;
    devices.errors = { audio: null, video: name };
    await media.start();
    expect(camera().problem?.reason).toBe(reason);

    devices.errors.video = null;
    page.dispatchEvent(new Event("visibilitychange"));

    await vi.waitFor(() => expect(camera()).toMatchObject({ problem: null, track: { readyState: "live" } }));
  });

  test("comes back by itself when an unplugged microphone is plugged in again", async () => {
    await media.start();
    devices.errors.audio = "NotFoundError";
    devices.opened[0]?.unplug();
    await vi.waitFor(() => expect(microphone().problem?.reason).toBe("missing"));

    devices.errors.audio = null;
    devices.dispatchEvent(new Event("devicechange"));

    await vi.waitFor(() =>
      expect(microphone()).toMatchObject({ problem: null, track: { readyState: "live" } }),
    );
    expect(devices.live).toHaveLength(2);
  });

  test("closes the camera when it is switched off, and opens one when it is switched on however fast", async () => {
    await media.start();

    await media.setCameraEnabled(false);
    expect(devices.live).toEqual(["audio-1"]);

    await Promise.all([true, false, true, false, true].map((isOn) => media.setCameraEnabled(isOn)));
    expect(devices.live).toEqual(["audio-1", "video-1"]);
  });

  test("leaves no device open through a copy of its track, and asks for the next camera when the last is closed", async () => {
    await media.start();
    const copy = camera().track?.clone();
    await media.setCameraEnabled(false);
    expect(devices.live).toEqual(["audio-1"]);

    await media.setCameraEnabled(true);
    camera().track?.clone();
    const openWhenAsked: string[][] = [];
    const { getUserMedia } = devices;
    devices.getUserMedia = (constraints) => {
      openWhenAsked.push(devices.live);
      return getUserMedia(constraints);
    };
    await media.flipCamera();
    camera().track?.clone();
    await media.choose("camera", "video-2");
    expect(openWhenAsked).toEqual([["audio-1"], ["audio-1"]]);
    expect(copy?.readyState).toBe("ended");
  });

  test("keeps the microphone open while muted", async () => {
    await media.start();
    media.setMicrophoneEnabled(false);
    expect(devices.live).toContain("audio-1");
    expect(microphone().isOn).toBe(false);
  });

  test("closes one camera before it opens another", async () => {
    await media.start();

    await media.choose("camera", "video-2");

    expect(devices.live).toEqual(["audio-1", "video-2"]);
    expect(camera().deviceId).toBe("video-2");
  });

  test("turns a phone's camera around and back", async () => {
    const facing = () => {
      const { video } = devices.asked.at(-1) ?? {};
      return typeof video === "object" ? video.facingMode : undefined;
    };
    await media.start();
    await media.flipCamera();
    expect(facing()).toBe("environment");
    await media.flipCamera();
    expect(facing()).toBe("user");
    expect(devices.live).toHaveLength(2);
  });

  test("keeps a working camera and says why the chosen one does not start", async () => {
    await media.start();
    devices.busyDeviceId = "video-2";

    await media.choose("camera", "video-2");

    expect(devices.live).toEqual(["audio-1", "video-1"]);
    expect(camera().problem?.reason).toBe("busy");
    await media.retry("camera");
    expect(camera().problem).toBeNull();
  });

  test("opens no camera for who wants sound only", async () => {
    await media.setCameraEnabled(false);
    await media.start();
    expect(devices.live).toEqual(["audio-1"]);
  });

  test("closes what a late answer to the prompt opens after stop()", async () => {
    let answer: () => void = () => undefined;
    devices.prompt = new Promise((resolve) => {
      answer = resolve;
    });
    const started = media.start();
    media.stop();
    answer();
    await started;

    expect(devices.opened).toHaveLength(2);
    expect(devices.live).toEqual([]);
    expect(media.getSnapshot()).toMatchObject({ isStarted: false, camera: { track: null } });
  });

  test("gives the same state until something changes", async () => {
    await media.start();
    expect(media.getSnapshot()).toBe(media.getSnapshot());
  });

  test("says that a browser without media devices cannot make calls", async () => {
    vi.stubGlobal("navigator", {});
    await media.start();
    expect(camera().problem?.reason).toBe("unsupported");
    expect(microphone().problem?.reason).toBe("unsupported");
  });

  test("says that a phone call has taken the microphone, and opens it anew only if it is not given back", async () => {
    await media.start();
    const [microphone] = devices.opened;
    microphone?.interrupt(true);
    expect(media.getSnapshot().microphone).toMatchObject({ isInterrupted: true, isOn: true });
    microphone?.interrupt(false);
    expect(media.getSnapshot().microphone.isInterrupted).toBe(false);
    await media.resume("microphone");
    expect(devices.opened).toHaveLength(2);

    microphone?.interrupt(true);
    await media.resume("microphone");
    expect(media.getSnapshot().microphone).toMatchObject({ isInterrupted: false, problem: null });
    expect(devices.opened).toHaveLength(3);
    expect(microphone?.readyState).toBe("ended");
  });

  describe("on iOS", () => {
    let page: EventTarget & { visibilityState: string };
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ["performance"] });
      page = Object.assign(new EventTarget(), { visibilityState: "visible" });
      vi.stubGlobal("document", page);
      vi.stubGlobal("navigator", { ...navigator, userAgent: "Mozilla/5.0 (iPhone)", maxTouchPoints: 5 });
    });
    afterEach(() => void vi.useRealTimers());

    const look = (isVisible: boolean) => {
      page.visibilityState = isVisible ? "visible" : "hidden";
      page.dispatchEvent(new Event("visibilitychange"));
    };

    test("opens anew what a phone call has taken and given back: it would stay silent", async () => {
      await media.start();
      vi.advanceTimersByTime(60_000);
      const [taken] = devices.opened;
      taken?.interrupt(true);
      taken?.interrupt(false);
      await vi.waitFor(() => expect(devices.opened).toHaveLength(3));
      expect(devices.live).toEqual(["video-1", "audio-1"]);
      await vi.waitFor(() => expect(microphone()).toMatchObject({ isInterrupted: false, isStarting: false }));
    });

    test.each([
      [
        "was given back",
        (taken?: Track) => {
          taken?.interrupt(true);
          taken?.interrupt(false);
        },
      ],
      ["was closed", (taken?: Track) => taken?.unplug()],
    ])("waits until the page is looked at to open what %s behind it", async (_what, happen) => {
      await media.start();
      vi.advanceTimersByTime(60_000);
      look(false);
      happen(devices.opened[0]);
      await media.setCameraEnabled(true);
      expect(devices.opened).toHaveLength(2);
      look(true);
      await vi.waitFor(() => expect(devices.opened).toHaveLength(3));
      expect(devices.live).toEqual(["video-1", "audio-1"]);
    });

    test("does not take a camera that is only starting for one that was lost, or it would start for ever", async () => {
      await media.start();
      const starting = devices.opened.at(-1);
      starting?.interrupt(true);
      starting?.interrupt(false);
      await media.resume("camera");
      expect(devices.opened).toHaveLength(2);
      expect(camera().isInterrupted).toBe(false);
    });
  });
});

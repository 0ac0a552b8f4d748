import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AudioOutput } from "#components/call/devices/audio-output.ts";

const speaker = { kind: "audiooutput", deviceId: "default", label: "Built-in" };
const headset = { kind: "audiooutput", deviceId: "headset", label: "Headset" };
const microphone = { kind: "audioinput", deviceId: "microphone", label: "Microphone" };

let devices: (typeof speaker)[];
let mediaDevices: EventTarget;
let memory: Map<string, string>;
let output: AudioOutput;
let stop: () => void;

beforeEach(() => {
  devices = [speaker, headset, microphone];
  mediaDevices = Object.assign(new EventTarget(), { enumerateDevices: async () => devices });
  memory = new Map();
  vi.stubGlobal("navigator", { mediaDevices });
  vi.stubGlobal("HTMLMediaElement", { prototype: { setSinkId: () => undefined } });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => memory.set(key, value),
  });
  output = new AudioOutput();
  stop = output.subscribe(() => undefined);
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

async function plug(...next: (typeof speaker)[]): Promise<void> {
  devices = next;
  mediaDevices.dispatchEvent(new Event("devicechange"));
  await vi.waitFor(() => expect(output.getSnapshot().choices).toHaveLength(next.length));
}

describe("AudioOutput", () => {
  test("offers the speakers, and begins with the system's", async () => {
    await vi.waitFor(() => expect(output.getSnapshot().choices).toHaveLength(2));
    expect(output.getSnapshot().deviceId).toBe("");
  });

  test("goes back to the system's speaker when the headset is gone, and to the headset when it is back", async () => {
    await plug(speaker, headset);
    output.choose("headset");
    expect(output.getSnapshot().deviceId).toBe("headset");

    await plug(speaker);
    expect(output.getSnapshot().deviceId).toBe("");

    await plug(speaker, headset);
    expect(output.getSnapshot().deviceId).toBe("headset");
  });

  test("offers nothing where a page cannot choose", async () => {
    vi.stubGlobal("HTMLMediaElement", { prototype: {} });
    const phone = new AudioOutput();
    phone.subscribe(() => undefined)();
    await Promise.resolve();
    expect(phone.getSnapshot()).toEqual({ deviceId: "", choices: [] });
  });
});

import type { LocalVideoTrack } from "twilio-video";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { BackgroundBlur } from "#components/call/devices/background-blur.ts";

const loadModel = vi.hoisted(() => vi.fn());
vi.mock("@twilio/video-processors/es5/processors/background/GaussianBlurBackgroundProcessor.js", () => ({
  GaussianBlurBackgroundProcessor: class {
    loadModel = loadModel;
  },
}));

/** The part of the SDK's track that processors are put on. */
class CameraTrack {
  processor: unknown = null;
  processedTrack: object | null = null;

  addProcessor(processor: unknown) {
    this.processor = processor;
    this.processedTrack = { kind: "video" };
  }

  removeProcessor() {
    this.processor = null;
    this.processedTrack = null;
  }
}

let blur: BackgroundBlur;
let camera: CameraTrack & LocalVideoTrack;

beforeEach(() => {
  loadModel.mockReset().mockResolvedValue(undefined);
  blur = new BackgroundBlur();
  camera = new CameraTrack() as CameraTrack & LocalVideoTrack;
});

describe("BackgroundBlur", () => {
  test("blurs the camera's picture once it is loaded, and gives the picture back", async () => {
    await blur.setOn(true);
    expect(blur.isAppliedTo(camera)).toBe(false);
    blur.applyTo(camera);
    expect(blur.isAppliedTo(camera)).toBe(true);
    expect(blur.getSnapshot().picture).toBe(camera.processedTrack);

    await blur.setOn(false);
    expect(blur.isAppliedTo(camera)).toBe(false);
    blur.applyTo(camera);
    expect(camera.processor).toBeNull();
    expect(blur.getSnapshot().picture).toBeNull();
  });

  test("leaves the camera as it is while it loads, and when it is no longer wanted", async () => {
    const loading = blur.setOn(true);
    expect(blur.getSnapshot().isStarting).toBe(true);
    expect(blur.isAppliedTo(camera)).toBe(true);
    await blur.setOn(false);
    await loading;
    expect(blur.getSnapshot()).toEqual({ isOn: false, isStarting: false, hasFailed: false, picture: null });
    expect(blur.isAppliedTo(camera)).toBe(true);
  });

  test("loads once, and again after a failure, which it tells", async () => {
    loadModel.mockRejectedValueOnce(new Error("offline"));
    await blur.setOn(true);
    expect(blur.getSnapshot()).toMatchObject({ isOn: false, hasFailed: true });

    await blur.setOn(true);
    await blur.setOn(false);
    await blur.setOn(true);
    expect(blur.getSnapshot()).toMatchObject({ isOn: true, hasFailed: false });
    expect(loadModel).toHaveBeenCalledTimes(2);
  });
});

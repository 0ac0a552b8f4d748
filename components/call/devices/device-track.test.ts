import { expect, test } from "vitest";
import { closingItsClones } from "#components/call/devices/device-track.ts";

/** A browser's track, cloned as Safari 18 does it: enabled, whatever the track is. */
class BrowserTrack {
  readyState = "live";
  enabled = true;

  clone() {
    return new BrowserTrack();
  }

  stop() {
    this.readyState = "ended";
  }
}

function openDevice() {
  const device = new BrowserTrack() as unknown as MediaStreamTrack;
  return closingItsClones(device);
}

test("a device is closed with everything that was cloned from its track", () => {
  const device = openDevice();
  const clones = [device.clone(), device.clone()];
  device.stop();
  expect([device, ...clones].map(({ readyState }) => readyState)).toEqual(["ended", "ended", "ended"]);
});

test("a clone can be stopped alone", () => {
  const device = openDevice();
  const [first, second] = [device.clone(), device.clone()];
  first.stop();
  expect([device, second].map(({ readyState }) => readyState)).toEqual(["live", "live"]);
});

test.each([true, false])("a clone is enabled as the track is: %s", (enabled) => {
  const device = openDevice();
  device.enabled = enabled;
  expect(device.clone().enabled).toBe(enabled);
});

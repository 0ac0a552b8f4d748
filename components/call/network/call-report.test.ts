import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { initialLocalMedia } from "#components/call/devices/local-media.ts";
import { CallReport } from "#components/call/network/call-report.ts";
import type { NetworkSample } from "#components/call/network/network-sample.ts";
import { NewTechnicalReport } from "#lib/wire/technical-report.ts";
import { maxReportEntries } from "#lib/wire/vocabulary/size-limits.ts";

const sample: NetworkSample = {
  rttMs: 80,
  jitterMs: 5,
  lossInPercent: 1.26,
  lossOutPercent: null,
  kbpsIn: 512.34,
  kbpsOut: 498.76,
  framesPerSecond: 24,
  isSqueezed: false,
};
const direct = { local: "host", remote: "srflx", protocol: "udp", relay_protocol: null } as const;
const sdk = "twilio-video 2.36.0";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { userAgent: "Browser 1.0", language: "sw", hardwareConcurrency: 4 });
  vi.stubGlobal("screen", { width: 390, height: 844 });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function newReport(): CallReport {
  return new CallReport(new AbortController().signal);
}

test("is as the server takes it, with what was met and measured in the order of its times", () => {
  const report = newReport();
  report.event("connected");
  report.takes([direct]);
  report.takes([direct]);
  vi.advanceTimersByTime(2_000);
  report.sample(sample, 4);
  report.error(Object.assign(new Error("The secret name of a person"), { code: 53405 }));
  report.error(new DOMException("Robin's Headset", "NotReadableError"));
  report.error("boom");
  report.takes([{ local: "relay", remote: "srflx", protocol: "udp", relay_protocol: "tls" }, direct]);

  const local = {
    ...initialLocalMedia,
    microphone: {
      ...initialLocalMedia.microphone,
      deviceId: "m1",
      choices: [{ deviceId: "m1", label: "Headset", number: 1 }],
    },
  };
  const finished = NewTechnicalReport.parse(report.finish(local, sdk));
  expect(finished).toMatchObject({
    sdk,
    devices: [{ kind: "microphone", label: "Headset" }],
    samples: [{ at_seconds: 2, rtt_ms: 80, loss_in_percent: 1.3, loss_out_percent: null, level: 4 }],
    events: [{ at_seconds: 0, event: "connected" }],
    errors: [{ code: 53405 }, { code: "NotReadableError" }, { code: "Error" }],
    paths: [
      { at_seconds: 0, local: "host", remote: "srflx" },
      { at_seconds: 2, local: "relay", relay_protocol: "tls" },
    ],
  });
  expect(JSON.stringify(finished)).not.toMatch(/Robin|secret/);
});

test("thins out the samples of a long stay, evenly, and stays shorter than a closing page may send", () => {
  const report = newReport();
  for (let look = 0; look < 4 * 3600; look += 2) {
    report.sample(sample, null);
    vi.advanceTimersByTime(2_000);
  }
  const finished = NewTechnicalReport.parse(report.finish(initialLocalMedia, sdk));
  const times = finished.samples.map(({ at_seconds }) => at_seconds);
  expect(times.length).toBeGreaterThan(maxReportEntries.samples / 2 - 1);
  const gaps = new Set(times.slice(1).map((time, index) => Math.round(time - (times[index] ?? 0))));
  expect(gaps.size).toBe(1);
  // Fetch, section 4.5: all bodies that outlive their page together have 64 KiB.
  expect(JSON.stringify(finished).length).toBeLessThan(64 * 1024);
});

test("takes no more than the schema allows of anything", () => {
  const report = newReport();
  for (let count = 0; count < 1_000; count += 1) {
    report.event("reconnecting");
    report.error(new TypeError("x"));
    report.takes([{ ...direct, local: count % 2 ? "host" : "relay" }]);
  }
  expect(() => NewTechnicalReport.parse(report.finish(initialLocalMedia, sdk))).not.toThrow();
});

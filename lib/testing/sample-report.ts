import type { NewTechnicalReport } from "#lib/wire/technical-report.ts";

/** A short stay over a relay, with one trouble in it. */
export function sampleReport(changes: Partial<NewTechnicalReport> = {}): NewTechnicalReport {
  return {
    started_at: "2026-11-22T15:00:00.000Z",
    ended_at: "2026-11-22T15:10:00.000Z",
    browser: {
      user_agent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140",
      language: "en",
      screen: { width: 390, height: 844 },
      cores: 4,
      network: "4g",
    },
    sdk: "twilio-video 2.36.0",
    devices: [{ kind: "microphone", label: "Headset" }],
    ice_provider: "twilio",
    paths: [{ at_seconds: 1, local: "relay", remote: "srflx", protocol: "udp", relay_protocol: "tcp" }],
    samples: [
      {
        at_seconds: 5,
        rtt_ms: 80,
        jitter_ms: 4,
        loss_in_percent: 0.5,
        loss_out_percent: null,
        kbps_in: 900,
        kbps_out: 700,
        frames_per_second: 24,
        level: 4,
      },
    ],
    events: [
      { at_seconds: 0, event: "connected" },
      { at_seconds: 300, event: "reconnecting" },
    ],
    errors: [{ at_seconds: 300, code: 53001 }],
    ...changes,
  };
}

import { expect, test } from "vitest";
import { type SendProfile, sendLimits, sendProfile } from "#components/call/network/send-profile.ts";
import type { VideoStep } from "#components/call/network/video-ladder.ts";

test.each<[step: VideoStep, isSavingData: boolean, wishes: SendProfile[], profile: SendProfile]>([
  ["full", false, [], "full"],
  ["full", false, ["full", "full"], "full"],
  ["full", true, ["full"], "saver"],
  ["low", true, [], "saver"],
  ["off", true, [], "off"],
  ["full", false, ["saver"], "saver"],
  ["full", false, ["full", "low"], "low"],
  ["full", false, ["off"], "off"],
  ["full", false, ["off", "full"], "saver"],
  ["low", false, ["off", "off"], "off"],
])("at step %s, saving data %s, wished %j: %s", (step, isSavingData, wishes, profile) => {
  expect(sendProfile(step, isSavingData, wishes)).toBe(profile);
});

test("saving data leaves both directions together under 100 MB an hour", () => {
  const { maxVideoBitrate, maxAudioBitrate } = sendLimits.saver;
  // IPv4 20, UDP 8, RTP 12, SRTP tag 10 bytes on each packet: 50 of speech and at most 24 of picture a second.
  const headers = (20 + 8 + 12 + 10) * 8 * (50 + 24);
  // RTCP, and probing: what was measured beyond the arithmetic (e2e/journeys/call/data-saver.spec.ts, 2026-11).
  const reports = 16_000;
  const bitsPerSecond = 2 * ((maxVideoBitrate ?? 0) + (maxAudioBitrate ?? 0) + headers + reports);
  expect((bitsPerSecond * 3600) / 8 / 1_000_000).toBeLessThan(100);
});

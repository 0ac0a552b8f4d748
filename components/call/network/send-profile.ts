import type { VideoStep } from "#components/call/network/video-ladder.ts";

/** How much of camera and microphone is sent, from most to least. */
export const sendProfiles = ["full", "low", "saver", "off"] as const;
export type SendProfile = (typeof sendProfiles)[number];

interface SendLimits {
  /** Null: as much as the network takes. */
  readonly maxVideoBitrate: number | null;
  readonly maxAudioBitrate: number | null;
}

/**
 * `saver`: 100 MB an hour are 222 kbit/s in both directions together, headers included. Speech by Opus at 16 kbit/s is
 * sent in 50 packets a second, whose headers (IP, UDP, RTP, SRTP) take more than that again, and what the two browsers
 * report to each other takes as much once more (measured 2026-11), so 45 are left for the picture.
 * Bits alone are limited, and the browser makes the picture as small as they need. Constraints on the camera's track would
 * not reach what is sent: the SDK sends a copy of it (twilio-video 2.36.0, signaling/localtrackpublication.js), whose
 * constraints are its own. A copy made in the next room would take them over, and keep them when there are bits again
 * (seen in Chromium 156).
 */
export const sendLimits: Readonly<Record<SendProfile, SendLimits>> = {
  full: { maxVideoBitrate: null, maxAudioBitrate: null },
  low: { maxVideoBitrate: 250_000, maxAudioBitrate: null },
  saver: { maxVideoBitrate: 45_000, maxAudioBitrate: 16_000 },
  off: { maxVideoBitrate: 45_000, maxAudioBitrate: 16_000 },
};

/** Returns what to send: the least of what this network or data saver allows and what the others can or want to receive. */
export function sendProfile(
  step: VideoStep,
  isSavingData: boolean,
  wishes: readonly SendProfile[],
): SendProfile {
  // Nobody sees a picture that only one of several does not want; that one gets the smallest there is.
  const areAllWithout = wishes.length > 0 && wishes.every((wish) => wish === "off");
  const heard = wishes.map((wish) => (wish === "off" && !areAllWithout ? "saver" : wish));
  return least([step, isSavingData ? "saver" : "full", ...heard]);
}

/** Returns what to ask the others for. */
export function wishOf(step: VideoStep, isSavingData: boolean): SendProfile {
  return least([step, isSavingData ? "saver" : "full"]);
}

function least(profiles: readonly SendProfile[]): SendProfile {
  return sendProfiles.findLast((profile) => profiles.includes(profile)) ?? "full";
}

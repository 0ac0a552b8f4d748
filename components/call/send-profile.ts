import type { VideoStep } from "#components/call/video-ladder.ts";

/** How much of camera and microphone is sent, from most to least. */
export const sendProfiles = ["full", "low", "saver", "off"] as const;
export type SendProfile = (typeof sendProfiles)[number];

interface SendLimits {
  /** Null: as much as the network takes. */
  readonly maxVideoBitrate: number | null;
  readonly maxAudioBitrate: number | null;
  readonly capture: MediaTrackConstraints;
}

/**
 * `saver`: 100 MB an hour are 222 kbit/s in both directions together, headers included. Speech by Opus at 16 kbit/s is
 * sent in 50 packets a second, whose headers (IP, UDP, RTP, SRTP) take more than that again, and what the two browsers
 * report to each other takes as much once more (measured 2026-11), so 45 are left for the picture.
 * `low` keeps the frame rate: at 8 % loss it is bits that are short, and a face is read by its movement.
 */
export const sendLimits: Readonly<Record<SendProfile, SendLimits>> = {
  full: {
    maxVideoBitrate: null,
    maxAudioBitrate: null,
    capture: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24, max: 30 } },
  },
  low: {
    maxVideoBitrate: 250_000,
    maxAudioBitrate: null,
    capture: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24, max: 30 } },
  },
  saver: {
    maxVideoBitrate: 45_000,
    maxAudioBitrate: 16_000,
    capture: { width: { ideal: 320 }, height: { ideal: 180 }, frameRate: { ideal: 10, max: 12 } },
  },
  off: {
    maxVideoBitrate: 45_000,
    maxAudioBitrate: 16_000,
    capture: { width: { ideal: 320 }, height: { ideal: 180 }, frameRate: { ideal: 10, max: 12 } },
  },
};

/** What to send: as little as the own network or purse asks for, or as the others can or want to receive. */
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

/** What to ask the others for. */
export function wishOf(step: VideoStep, isSavingData: boolean): SendProfile {
  return least([step, isSavingData ? "saver" : "full"]);
}

function least(profiles: readonly SendProfile[]): SendProfile {
  return sendProfiles.findLast((profile) => profiles.includes(profile)) ?? "full";
}

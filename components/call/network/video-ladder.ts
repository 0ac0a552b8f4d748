import type { Grade } from "#components/call/network/network-judge.ts";

/** The camera's picture as sent: full, smaller, or off, so that the sound stays good. */
export type VideoStep = "full" | "low" | "off";

export interface Ladder {
  readonly step: VideoStep;
  readonly sinceMs: number;
  /** It was reached from below. */
  readonly isRise: boolean;
  /** How long the network must be good before the next step up. */
  readonly patienceMs: number;
  /** Since when the network has been good enough for that; null while it is not. */
  readonly calmSinceMs: number | null;
  /** The person wants to be seen however the network is, until it is good again. */
  readonly keepsPicture: boolean;
}

/** A step up that had to be taken back makes the next one wait twice as long: a picture that comes and goes is worse than none. */
const patienceMs = { first: 20_000, longest: 160_000 } as const;

/** A lower picture has this long to help before it goes. */
const lowHelpsAfterMs = 6_000;

/** A step down this soon after a step up is its fault. */
const relapseMs = 60_000;

export const topOfLadder: Ladder = {
  step: "full",
  sinceMs: 0,
  isRise: false,
  patienceMs: patienceMs.first,
  calmSinceMs: null,
  keepsPicture: false,
};

/** One step down or up, or the same ladder, by the grade of the network now. The grade has its own hysteresis. */
export function climb(ladder: Ladder, grade: Grade, nowMs: number): Ladder {
  const { step, sinceMs, keepsPicture } = ladder;
  if (step === "full" && grade !== "good") return stepDown(ladder, "low", nowMs);
  if (step === "low" && grade === "bad" && !keepsPicture && nowMs - sinceMs >= lowHelpsAfterMs) {
    return stepDown(ladder, "off", nowMs);
  }
  const wanted = step === "off" ? grade !== "bad" : grade === "good";
  if (step === "full" || !wanted)
    return ladder.calmSinceMs === null ? ladder : { ...ladder, calmSinceMs: null };
  const calmSinceMs = ladder.calmSinceMs ?? nowMs;
  if (nowMs - calmSinceMs < ladder.patienceMs) return { ...ladder, calmSinceMs };
  return {
    ...ladder,
    step: step === "off" ? "low" : "full",
    sinceMs: nowMs,
    isRise: true,
    calmSinceMs: null,
    keepsPicture: step === "off" && keepsPicture,
  };
}

/** The person overrules it: the picture comes back at once, and stays. */
export function keepPicture(ladder: Ladder, nowMs: number): Ladder {
  return { ...ladder, step: "low", sinceMs: nowMs, isRise: false, calmSinceMs: null, keepsPicture: true };
}

function stepDown(ladder: Ladder, step: VideoStep, nowMs: number): Ladder {
  const isRelapse = ladder.isRise && nowMs - ladder.sinceMs < relapseMs;
  const patience = isRelapse ? Math.min(ladder.patienceMs * 2, patienceMs.longest) : ladder.patienceMs;
  return { ...ladder, step, sinceMs: nowMs, isRise: false, calmSinceMs: null, patienceMs: patience };
}

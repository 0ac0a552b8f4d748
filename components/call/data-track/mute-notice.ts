/** When to tell someone that nobody hears them. Pure: time and loudness come from outside. */

export interface TalkNotice {
  /** Loud since then, without a pause. */
  readonly sinceMs: number | null;
  readonly isShown: boolean;
}

export interface SilenceNotice {
  /** Nothing at all since then. */
  readonly sinceMs: number | null;
  readonly isShown: boolean;
}

export const noNotice = { sinceMs: null, isShown: false } as const;

/** A level of microphone-level.ts: a voice near the microphone. */
const talkLevel = 0.45;

/** Longer than a cough, shorter than a sentence. */
const talkAfterMs = 500;

/**
 * The smallest step of 16 bits. A microphone that is switched off by a button on its cable or by the system gives zeros; a
 * quiet room does not.
 */
const leastPeak = 1 / 32_768;

/** Jitsi's NoAudioSignalDetection waits 4 s; noise suppression may give zeros between sentences for a while. */
const silentAfterMs = 10_000;

/** While muted: once shown it stays until the microphone is switched on. */
export function noticeTalking(before: TalkNotice, level: number, nowMs: number): TalkNotice {
  if (before.isShown) return before;
  if (level < talkLevel) return noNotice;
  const sinceMs = before.sinceMs ?? nowMs;
  return { sinceMs, isShown: nowMs - sinceMs >= talkAfterMs };
}

/** While not muted: gone with the first sound. */
export function noticeSilence(before: SilenceNotice, peak: number, nowMs: number): SilenceNotice {
  if (peak >= leastPeak) return noNotice;
  const sinceMs = before.sinceMs ?? nowMs;
  return { sinceMs, isShown: nowMs - sinceMs >= silentAfterMs };
}

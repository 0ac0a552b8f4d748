/** Who is to be seen large, decided from how loud each is. Pure: time and levels come from outside. */
export interface SpeakerChoice {
  /** Stays the last one who spoke while nobody does. */
  readonly sid: string | null;
  /** Louder than the others since then, and not yet shown. */
  readonly challenger: { readonly sid: string; readonly sinceMs: number } | null;
}

export const nobodySpoke: SpeakerChoice = { sid: null, challenger: null };

/** Of the level between a quiet room and shouting (microphone-level.ts): about -43 dB, a voice and no rustle. */
const leastLevel = 0.35;

/** Long enough not to jump at a cough or an "mhm". */
const changeAfterMs = 800;

/** @param levels how loud each is now, between 0 and 1, by the sid of their stay */
export function chooseSpeaker(
  before: SpeakerChoice,
  levels: ReadonlyMap<string, number>,
  nowMs: number,
): SpeakerChoice {
  const sid = before.sid !== null && levels.has(before.sid) ? before.sid : null;
  const [loudest, level] = [...levels].reduce<[string | null, number]>(
    (best, candidate) => (candidate[1] > best[1] ? candidate : best),
    [null, 0],
  );
  if (loudest === null || level < leastLevel || loudest === sid) return { sid, challenger: null };
  const sinceMs = before.challenger?.sid === loudest ? before.challenger.sinceMs : nowMs;
  if (sid === null || nowMs - sinceMs >= changeAfterMs) return { sid: loudest, challenger: null };
  return { sid, challenger: { sid: loudest, sinceMs } };
}

import { levelIntervalMs } from "#components/call/devices/microphone-level.ts";

/**
 * Whether two microphones hear the same voice, told from how loud each is. If they do, the voice comes out of the other
 * device a moment later, as an echo or a howl: because both stand in one room, or because theirs hears its own loudspeaker.
 * Echo cancellation takes out of a microphone what its own device plays, not what somebody beside it says.
 *
 * What they hear reaches us late. So their level rises and falls as ours did a moment ago, word by word. People in different
 * rooms speak in turn, or at once in other words; and what we play too loudly ourselves comes the other way round, theirs
 * first. Two who count or sing together over the network are taken for one voice: they, too, keep time with what they hear.
 * Pure: time and levels come from outside. What was tried, and the figures: same-voice.test.ts.
 */
export interface VoicesHeard {
  /** The newest last. */
  readonly readings: readonly Reading[];
  readonly readAtMs: number;
  readonly judgedAtMs: number;
  /** How many judgments in a row say the opposite of `isSame`. */
  readonly opposed: number;
  readonly isSame: boolean;
}

/** How loud both are at one moment, between 0 and 1, as microphone-level.ts tells it: a step of 0.1 is 4.8 dB. */
export interface Reading {
  readonly own: number;
  readonly theirs: number;
}

export const nothingHeard: VoicesHeard = {
  readings: [],
  readAtMs: Number.NEGATIVE_INFINITY,
  judgedAtMs: Number.NEGATIVE_INFINITY,
  opposed: 0,
  isSame: false,
};

/** After a longer pause (a page in the background, a computer that slept) the readings do not belong together. */
const longestGapMs = 500;

const windowReadings = Math.round(10_000 / levelIntervalMs);

/** Each is 18 comparisons of 166 readings: 0.2 ms of a server's core, measured in Node on 2026-11-25. */
const judgeEveryMs = 1_000;

/** So many judgments in a row change what holds: one alone may be chance, and a notice that flickers helps nobody. */
const judgmentsToSay = 3;
const judgmentsToTakeBack = 10;

/** About -43 dB: a voice, and no rustle (as in speaker-choice.ts). Where neither is as loud, nothing can be compared. */
const voiceLevel = 0.35;

/** Two people who laugh or say goodbye at once are not enough. */
const leastSpeech = Math.round(4_000 / levelIntervalMs);

/** Each level is taken against its mean over the second around it: who sits nearer to which device does not count then. */
const aroundReadings = Math.round(500 / levelIntervalMs);

/** 2 dB from that mean: speech moved by 4 to 8, a fan or noise by 0.1 (readings of 2026-11-25). What moves less says nothing. */
const leastDeviation = 2 / 48;

/** One bang that both hear beside a fan may reach into two of them; speech is alike in all. */
const parts = 3;

/** How much later theirs may be than ours: the way through the network, with what both browsers keep in hand. */
const latest = Math.round(720 / levelIntervalMs);

/** How much earlier: looked at as well, for where the likeness is greatest then, it is our own loudspeaker that we hear. */
const earliest = -Math.round(300 / levelIntervalMs);

/** Likeness (Pearson's correlation) from which it is the same voice, and below which it is not; in between is doubt. */
const sameFrom = 0.5;
const otherBelow = 0.3;

/** What holds after one more reading. */
export function hearVoices(before: VoicesHeard, reading: Reading, nowMs: number): VoicesHeard {
  if (nowMs - before.readAtMs > longestGapMs) {
    return {
      ...nothingHeard,
      readings: [reading],
      readAtMs: nowMs,
      judgedAtMs: nowMs,
      isSame: before.isSame,
    };
  }
  const readings = [...before.readings, reading].slice(-windowReadings);
  const heard = { ...before, readings, readAtMs: nowMs };
  if (nowMs - before.judgedAtMs < judgeEveryMs) return heard;
  const isSameNow = judge(readings);
  if (isSameNow === null) return { ...heard, judgedAtMs: nowMs };
  const opposed = isSameNow === before.isSame ? 0 : before.opposed + 1;
  const hasChanged = opposed === (before.isSame ? judgmentsToTakeBack : judgmentsToSay);
  return {
    ...heard,
    judgedAtMs: nowMs,
    opposed: hasChanged ? 0 : opposed,
    isSame: hasChanged ? isSameNow : before.isSame,
  };
}

/** Null: too little was said, or it is in doubt. */
function judge(readings: readonly Reading[]): boolean | null {
  const own = moments(readings.map((reading) => reading.own));
  const theirs = moments(readings.map((reading) => reading.theirs));
  let likeness: number | null = null;
  let delay = 0;
  for (let tried = earliest; tried <= latest; tried++) {
    const found = likenessAt(tried, own, theirs);
    if (found === null || found <= (likeness ?? -1)) continue;
    likeness = found;
    delay = tried;
  }
  if (likeness === null) return null;
  if (likeness >= sameFrom && delay > 0) return true;
  return likeness < otherBelow ? false : null;
}

interface Moment {
  readonly isVoice: boolean;
  readonly deviation: number;
}

function moments(levels: readonly number[]): Moment[] {
  return levels.map((level, index) => {
    const around = levels.slice(Math.max(0, index - aroundReadings), index + aroundReadings + 1);
    let sum = 0;
    for (const other of around) sum += other;
    return { isVoice: level >= voiceLevel, deviation: level - sum / around.length };
  });
}

/**
 * Of ours and theirs so many readings later, over the moments at which one of both is a voice: silence on both sides is
 * alike everywhere and says nothing. Of their parts the least alike counts.
 */
function likenessAt(delay: number, own: readonly Moment[], theirs: readonly Moment[]): number | null {
  const pairs: Pair[] = [];
  for (let index = Math.max(0, -delay); index < own.length; index++) {
    const ours = own[index];
    const other = theirs[index + delay];
    if (!ours || !other) break;
    if (ours.isVoice || other.isVoice) pairs.push([ours.deviation, other.deviation]);
  }
  if (pairs.length < leastSpeech) return null;
  let least = 1;
  for (let part = 0; part < parts; part++) {
    const [from, to] = [part, part + 1].map((count) => Math.round((count * pairs.length) / parts));
    const found = correlation(pairs.slice(from, to));
    if (found === null) return null;
    least = Math.min(least, found);
  }
  return least;
}

type Pair = readonly [own: number, theirs: number];

/** Pearson's; null where one of both hardly moves. */
function correlation(pairs: readonly Pair[]): number | null {
  const count = pairs.length;
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (const [own, theirs] of pairs) {
    x += own;
    y += theirs;
    xx += own * own;
    yy += theirs * theirs;
    xy += own * theirs;
  }
  const ownVariance = xx / count - (x / count) ** 2;
  const theirVariance = yy / count - (y / count) ** 2;
  if (Math.min(ownVariance, theirVariance) < leastDeviation ** 2) return null;
  return (xy / count - (x / count) * (y / count)) / Math.sqrt(ownVariance * theirVariance);
}

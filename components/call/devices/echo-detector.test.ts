import { describe, expect, test } from "vitest";
import { hearVoices, nothingHeard } from "#components/call/devices/echo-detector.ts";
import { levelIntervalMs } from "#components/call/devices/microphone-level.ts";

/*
 * Everything here is made up, the same at every run. On 2026-11-25 more was tried once, five minutes at a time: eight voices of
 * flite and espeak-ng in four languages, and radio recordings full of noise, each through two microphones of different place,
 * room, noise, suppression and gain, 80 to 500 ms apart, at readings that came up to 150 ms late.
 *
 *   not one room: nothing was found in 170 hours of synthetic voices (in turn, both at once, and with the own loudspeaker in
 *   the own microphone) and in 50 of recorded ones
 *   one room, synthetic: found in 180 of 180 talks, half of them within 8.2 s, 9 of 10 within 25 s, the last after 108 s
 *   one room, recorded: found in 112 of 120 talks, half of them within 20 s: noise as loud as the voice hides it
 */

const minuteMs = 60_000;

/** Loudness in dB at a moment. */
type Sound = (atMs: number) => number;

/** Numbers between 0 and 1 that look like chance (mulberry32), the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const silence: Sound = () => -90;

/** Words of a few syllables each, and pauses between them. */
function speech(seed: number, lengthMs: number): Sound {
  const next = chance(seed);
  const stepMs = 20;
  const loudness: number[] = [];
  while (loudness.length * stepMs < lengthMs) {
    for (let syllables = 1 + Math.floor(next() * 8); syllables > 0; syllables--) {
      const steps = 6 + Math.floor(next() * 10);
      const peak = -30 + next() * 16;
      for (let step = 0; step < steps; step++) {
        loudness.push(peak - 14 * Math.abs((2 * step) / steps - 1) ** 2);
      }
    }
    loudness.push(...Array<number>(5 + Math.floor(next() * 40)).fill(-90));
  }
  return (atMs) => loudness[Math.floor(atMs / stepMs)] ?? -90;
}

/** Speaks in every other of turns of this length. */
function inTurn(sound: Sound, { turnMs, isFirst }: { turnMs: number; isFirst: boolean }): Sound {
  return (atMs) => ((Math.floor(atMs / turnMs) % 2 === 0) === isFirst ? sound(atMs) : -90);
}

function late(sound: Sound, delayMs: number): Sound {
  return (atMs) => sound(atMs - delayMs);
}

function quieter(sound: Sound, decibels: number): Sound {
  return (atMs) => sound(atMs) - decibels;
}

/** What a microphone makes of several sounds: it is never exact, and has noise of its own. */
function microphone(seed: number, ...sounds: Sound[]): Sound {
  const next = chance(seed);
  return (atMs) => {
    const power = sounds.reduce((sum, sound) => sum + 10 ** (sound(atMs) / 10), 10 ** (-52 / 10));
    return 10 * Math.log10(power) + (next() - 0.5) * 6;
  };
}

/** When the same voice was first found, in seconds; null for never. */
function foundAfter(own: Sound, theirs: Sound, lengthMs = minuteMs): number | null {
  let heard = nothingHeard;
  for (let atMs = 0; atMs < lengthMs; atMs += levelIntervalMs) {
    heard = hearVoices(heard, { own: level(own, atMs), theirs: level(theirs, atMs) }, atMs);
    if (heard.isSame) return atMs / 1_000;
  }
  return null;
}

/** What a microphone's reading is: the power of the last 80 ms, on the scale of microphone-level.ts. */
function level(sound: Sound, atMs: number): number {
  const powers = [0, 20, 40, 60].map((agoMs) => 10 ** (sound(atMs - agoMs) / 10));
  const decibels = 10 * Math.log10(powers.reduce((sum, power) => sum + power) / powers.length);
  return Math.min(1, Math.max(0, (decibels + 60) / 48));
}

describe("the same voice", () => {
  const voice = speech(1, minuteMs);
  const another = speech(2, minuteMs);

  test.each([80, 150, 300, 500, 700])("is found within 12 s when it comes %i ms late", (delayMs) => {
    expect(foundAfter(microphone(3, voice), late(microphone(4, voice), delayMs))).toBeLessThan(12);
  });

  test("is found from farther away", () => {
    const far = late(microphone(4, quieter(voice, 12)), 200);
    expect(foundAfter(microphone(3, voice), far)).toBeLessThan(15);
  });

  test("is found when two people in the room speak in turn, each nearer to their own device", () => {
    const here = inTurn(voice, { turnMs: 2_500, isFirst: true });
    const there = inTurn(another, { turnMs: 2_500, isFirst: false });
    const own = microphone(3, here, quieter(there, 8));
    const theirs = late(microphone(4, quieter(here, 8), there), 200);
    expect(foundAfter(own, theirs)).toBeLessThan(20);
  });

  test("is no longer told of when the people have gone apart, and not forgotten in a pause", () => {
    let heard = nothingHeard;
    const own = microphone(3, voice);
    const hear = (theirs: Sound, fromMs: number, toMs: number) => {
      for (let atMs = fromMs; atMs < toMs; atMs += levelIntervalMs) {
        heard = hearVoices(heard, { own: level(own, atMs), theirs: level(theirs, atMs) }, atMs);
      }
      return heard.isSame;
    };
    expect(hear(late(microphone(4, voice), 200), 0, 15_000)).toBe(true);
    // The page was in the background for a while.
    expect(hear(late(microphone(4, voice), 200), 20_000, 22_000)).toBe(true);
    expect(hear(microphone(5, another), 22_000, 55_000)).toBe(false);
  });
});

describe("no same voice", () => {
  const lengthMs = 5 * minuteMs;
  const voice = speech(11, lengthMs);
  const another = speech(12, lengthMs);
  const hum: Sound = () => -25;
  const humAndBangs: Sound = (atMs) => (atMs % 20_000 < 400 ? -13 : -30);

  test.each<[string, Sound, Sound]>([
    ["nobody speaks", silence, silence],
    ["one speaks", voice, silence],
    ["the other speaks", silence, voice],
    [
      "two speak in turn",
      inTurn(voice, { turnMs: 3_000, isFirst: true }),
      inTurn(another, { turnMs: 3_000, isFirst: false }),
    ],
    [
      "two throw in short words",
      inTurn(voice, { turnMs: 700, isFirst: true }),
      inTurn(another, { turnMs: 700, isFirst: false }),
    ],
    ["two speak at once", voice, another],
    ["an interpreter speaks two seconds behind", voice, late(voice, 2_000)],
    ["both sit beside a fan", hum, hum],
    ["one speaks beside a fan", hum, voice],
    ["both sit beside a fan and hear something bang", humAndBangs, late(humAndBangs, 300)],
    ["our own loudspeaker comes back into our microphone", late(quieter(voice, 6), 150), voice],
  ])("is found in five minutes in which %s", (_, own, theirs) => {
    expect(foundAfter(microphone(13, own), microphone(14, theirs), lengthMs)).toBeNull();
  });

  test("is found where both say goodbye at once", () => {
    const goodbye: Sound = (atMs) => (atMs > 20_000 && atMs < 22_500 ? voice(atMs) : -90);
    expect(foundAfter(microphone(13, goodbye), late(microphone(14, goodbye), 200), lengthMs)).toBeNull();
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { DomainError } from "#lib/errors.ts";
import { createRateLimiter } from "#lib/rate-limit/rate-limiter.ts";

function isTaken(limiter: ReturnType<typeof createRateLimiter>, key: string): boolean {
  try {
    limiter.take(key);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    return false;
  }
}

test("lets everybody do as much as the limit, and no more", () => {
  const limiter = createRateLimiter({ limit: 3, windowMs: 60_000, now: () => 0 });
  expect([1, 2, 3, 4].map(() => isTaken(limiter, "one"))).toEqual([true, true, true, false]);
  expect(isTaken(limiter, "another")).toBe(true);
});

test("lets go of what has slid out of the window", () => {
  let now = 0;
  const limiter = createRateLimiter({ limit: 2, windowMs: 60_000, now: () => now });
  expect([1, 2, 3].map(() => isTaken(limiter, "one"))).toEqual([true, true, false]);
  now = 60_000;
  expect(isTaken(limiter, "one")).toBe(false);
  now = 90_000;
  expect([1, 2].map(() => isTaken(limiter, "one"))).toEqual([true, false]);
  now = 300_000;
  expect([1, 2, 3].map(() => isTaken(limiter, "one"))).toEqual([true, true, false]);
});

test("never lets more than twice the limit through in a window, whenever they come", () => {
  const waits = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 20, maxLength: 200 });
  fc.assert(
    fc.property(waits, (pauses) => {
      let now = 0;
      const limiter = createRateLimiter({ limit: 5, windowMs: 60_000, now: () => now });
      const taken: number[] = [];
      for (const pause of pauses) {
        now += pause;
        if (isTaken(limiter, "one")) taken.push(now);
      }
      for (const start of taken) {
        expect(taken.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(10);
      }
    }),
  );
});

import { DomainError } from "#lib/errors.ts";

export interface RateLimiter {
  /** Counts one. @throws rate_limited  when that is more than the limit; it does not count then */
  take(key: string): void;
}

/**
 * At most `limit` in any `windowMs`, by key, in this process. It keeps two counts for each key of the last two windows,
 * and takes those of the earlier one to be spread evenly: what slides out of sight is let go bit by bit.
 */
export function createRateLimiter({
  limit,
  windowMs,
  now = Date.now,
}: {
  limit: number;
  windowMs: number;
  now?: () => number;
}): RateLimiter {
  let window = 0;
  let current = new Map<string, number>();
  let previous = new Map<string, number>();

  return {
    take(key) {
      const windowNow = Math.floor(now() / windowMs);
      if (windowNow !== window) {
        previous = windowNow === window + 1 ? current : new Map();
        current = new Map();
        window = windowNow;
      }
      const shareOfPrevious = 1 - (now() % windowMs) / windowMs;
      const count = current.get(key) ?? 0;
      if (count + (previous.get(key) ?? 0) * shareOfPrevious + 1 > limit) {
        throw new DomainError("rate_limited", "That was too often. Please wait a minute and try again.");
      }
      current.set(key, count + 1);
    },
  };
}

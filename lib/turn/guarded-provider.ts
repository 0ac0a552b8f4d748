import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  TimeoutStrategy,
  timeout,
  wrap,
} from "cockatiel";
import type { IssuedServers, RelayProvider, RelayRequest } from "#lib/turn/relay-provider.ts";

/** Of the second that a join may wait for its servers; the rest is for the provider after this one. */
const answerLimitMs = 700;
/** Three joins have waited in vain: the next ones do not, until one tries again. */
const failuresBeforeOpen = 3;
const triesAgainAfterMs = 10_000;
/** A kept answer must last through the visit that it is handed to: half of four hours does. */
const usableShareOfLife = 0.5;

export interface GuardedProvider extends RelayProvider {
  /** Not asked at the moment, because it failed several times in a row. */
  isResting(): boolean;
}

/**
 * A provider that is asked over the network, and must never hold up a join: it has 0.7 s, and after three failures in a
 * row it is not asked for 10 s. Meanwhile its last answer is handed out while that has half of its life before it; so
 * only for a provider whose credentials are not one participant's own. What comes late is kept for the next one.
 */
export function guardProvider(
  provider: RelayProvider,
  { limitMs = answerLimitMs, now = Date.now }: { limitMs?: number; now?: () => number } = {},
): GuardedProvider {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: triesAgainAfterMs,
    breaker: new ConsecutiveBreaker(failuresBeforeOpen),
  });
  const policy = wrap(breaker, timeout(limitMs, TimeoutStrategy.Aggressive));
  let last: { answer: IssuedServers; expiresAt: number } | undefined;

  async function ask(request: RelayRequest): Promise<IssuedServers> {
    const askedAt = now();
    const answer = await provider.issue(request);
    last = { answer, expiresAt: askedAt + answer.ttlSeconds * 1000 };
    return answer;
  }

  function keptAnswer(askedTtlSeconds: number): IssuedServers | undefined {
    if (!last) return undefined;
    const ttlSeconds = Math.floor((last.expiresAt - now()) / 1000);
    return ttlSeconds >= askedTtlSeconds * usableShareOfLife ? { ...last.answer, ttlSeconds } : undefined;
  }

  return {
    name: provider.name,
    isResting: () => breaker.state === CircuitState.Open,
    async issue(request) {
      try {
        // A signal of its own: on the one that cockatiel takes otherwise, Node counts the listeners of all joins as a leak.
        return await policy.execute(() => ask(request), new AbortController().signal);
      } catch (error) {
        const kept = keptAnswer(request.ttlSeconds);
        if (kept) return kept;
        throw error;
      }
    },
  };
}

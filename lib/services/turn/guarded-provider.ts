import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  isBrokenCircuitError,
  isTaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from "cockatiel";
import { metrics } from "#lib/platform/metrics/metrics.ts";
import type {
  IssuedServers,
  RelayProvider,
  RelayPurpose,
  RelayRequest,
} from "#lib/services/turn/relay-provider.ts";

/**
 * Of the second that a join may wait for its servers; the rest is for the provider after this one and for what the request
 * does besides, 330 ms on a server just started (measured 2026-11).
 */
const answerLimitMs = 600;
/** Three joins have waited in vain: the next ones do not, until one tries again. */
const failuresBeforeOpen = 3;
const triesAgainAfterMs = 10_000;
/** A kept answer must last through the visit that it is handed to: half of four hours does. */
const usableShareOfLife = 0.5;

export interface GuardedProvider extends RelayProvider {
  /** Not asked at the moment, because it failed several times in a row. */
  isResting(): boolean;
}

export interface GuardOptions {
  purpose?: RelayPurpose;
  now?: () => number;
}

/**
 * A provider that is asked over the network, and must never hold up a join: it has 0.6 s, and after three failures in a
 * row it is not asked for 10 s. Meanwhile its last answer is handed out while that has half of its life before it; who
 * asks while another's question is on its way shares that one's answer. Both only for a provider whose credentials are
 * not one participant's own. What comes late is kept for the next one.
 */
export function guardProvider(provider: RelayProvider, options: GuardOptions = {}): GuardedProvider {
  const { purpose = "call", now = Date.now } = options;
  const labels = { provider: provider.name, purpose };
  const { passedOver, resting } = metrics().relay;
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: triesAgainAfterMs,
    breaker: new ConsecutiveBreaker(failuresBeforeOpen),
  });
  resting.set(labels, 0);
  breaker.onStateChange((state) => resting.set(labels, state === CircuitState.Open ? 1 : 0));
  const policy = wrap(breaker, timeout(answerLimitMs, TimeoutStrategy.Aggressive));
  let last: { answer: IssuedServers; expiresAt: number } | undefined;
  let underWay: { answer: Promise<IssuedServers>; askedAt: number; ttlSeconds: number } | undefined;

  /** The question that is on its way, unless it has been for as long as anybody waits. */
  function ask(request: RelayRequest): Promise<IssuedServers> {
    const isShared =
      underWay !== undefined &&
      underWay.ttlSeconds === request.ttlSeconds &&
      now() - underWay.askedAt < answerLimitMs;
    if (underWay && isShared) return underWay.answer;
    const asked = { answer: askAnew(request), askedAt: now(), ttlSeconds: request.ttlSeconds };
    underWay = asked;
    const forget = () => {
      if (underWay === asked) underWay = undefined;
    };
    asked.answer.then(forget, forget);
    return asked.answer;
  }

  async function askAnew(request: RelayRequest): Promise<IssuedServers> {
    const askedAt = now();
    const answer = await provider.issue(request);
    // A list with nothing in it is worth less than what there was before it.
    if (answer.iceServers.length > 0) {
      last = { answer, expiresAt: askedAt + answer.ttlSeconds * 1000 };
    }
    return answer;
  }

  function keptAnswer(askedTtlSeconds: number): IssuedServers | undefined {
    if (!last) return undefined;
    const ttlSeconds = Math.floor((last.expiresAt - now()) / 1000);
    if (ttlSeconds < askedTtlSeconds * usableShareOfLife) return undefined;
    return { ...last.answer, ttlSeconds, isKept: true };
  }

  return {
    name: provider.name,
    isResting: () => breaker.state === CircuitState.Open,
    async issue(request) {
      try {
        // A signal of its own: on the one that cockatiel takes otherwise, Node counts the listeners of all joins as a leak.
        const answer = await policy.execute(() => ask(request), new AbortController().signal);
        if (answer.iceServers.length > 0) return answer;
        passedOver.inc({ ...labels, reason: "empty" });
        return keptAnswer(request.ttlSeconds) ?? answer;
      } catch (error) {
        passedOver.inc({ ...labels, reason: reasonOf(error) });
        const kept = keptAnswer(request.ttlSeconds);
        if (kept) return kept;
        throw error;
      }
    },
  };
}

function reasonOf(error: unknown): "resting" | "slow" | "failed" {
  if (isBrokenCircuitError(error)) return "resting";
  return isTaskCancelledError(error) ? "slow" : "failed";
}

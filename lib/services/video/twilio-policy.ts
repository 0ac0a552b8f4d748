import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from "cockatiel";
import { log } from "#lib/foundation/log.ts";
import { metrics } from "#lib/platform/metrics/metrics.ts";

/** So many calls that failed one after the other, and Twilio is taken to be away: nobody waits for it in vain until it is back. */
const failuresToOpen = 5;

/** After this long one request is let through, to see. It decides whether the others follow. */
const probeAfterMs = 5000;

/**
 * A request without an answer is sent a second time after this long, and the first answer counts. Twilio answers in some
 * hundred milliseconds or hardly ever: of starts with one request in ten unanswered, 1.7 % would wait for more than 10 s.
 */
const secondRequestAfterMs = 2000;

/** One more try, this much later at the most, and at random: servers that failed together do not come back together. */
const retries = 1;
const longestRetryDelayMs = 400;

interface Answer {
  statusCode: number;
}

/**
 * Around every request to Twilio. Repeating one is safe where nothing undoes it: rooms are created by a name that is free
 * once, completing and removing are final, and of two relay tokens one is not used. After a timeout it is not repeated:
 * whoever waits has waited long enough. (What Twilio refuses with 429 its helper library repeats.)
 */
export function createTwilioPolicy() {
  const breaker = circuitBreaker(
    handleWhen(() => true).orWhenResult((answer) => isServerError(answer)),
    { halfOpenAfter: probeAfterMs, breaker: new ConsecutiveBreaker(failuresToOpen) },
  );
  const { resting } = metrics().twilio;
  breaker.onStateChange((state) => resting.set(state === CircuitState.Open ? 1 : 0));
  breaker.onBreak(() => log.error("Twilio does not answer: no requests for a while"));
  breaker.onReset(() => log.info("Twilio answers again"));
  const repeat = retry(
    handleWhen((error) => !isTimeout(error)).orWhenResult((answer) => isServerError(answer)),
    {
      maxAttempts: retries,
      backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: longestRetryDelayMs }),
    },
  );
  const policy = wrap(breaker, repeat);
  return {
    repeated: <Result>(request: () => Promise<Result>): Promise<Result> =>
      policy.execute(() => answeredFirst(request)),
    /** For what is undone later: a copy that nobody waits for any more could reach Twilio after that, and do it again. */
    once: <Result>(request: () => Promise<Result>): Promise<Result> => breaker.execute(request),
  };
}

/** The whole takes no longer than the first request may: when that gives up, the second is not waited for. */
function answeredFirst<Result>(request: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    // Only its answer counts: what it fails of, the first one may be spared.
    const timer = setTimeout(() => void request().then(resolve, () => undefined), secondRequestAfterMs);
    request()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

function isServerError(answer: unknown): boolean {
  return (answer as Answer | undefined)?.statusCode !== undefined && (answer as Answer).statusCode >= 500;
}

/** As axios tells it, with which the helper library sends. */
function isTimeout(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === "ECONNABORTED" || code === "ETIMEDOUT";
}

/** Next loads route handlers in several module graphs of one process: they learn of an outage from each other. */
const shared = globalThis as typeof globalThis & {
  panacareTwilioPolicy?: ReturnType<typeof createTwilioPolicy>;
};

export function twilioPolicy(): ReturnType<typeof createTwilioPolicy> {
  shared.panacareTwilioPolicy ??= createTwilioPolicy();
  return shared.panacareTwilioPolicy;
}

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Next loads route handlers in several module graphs of one process, beside the server's own: all of them count together. */
const shared = globalThis as typeof globalThis & { panacareMetrics?: ReturnType<typeof createMetrics> };

/** Returns the metrics of this process. Labels name providers and outcomes, never people or visits. */
export function metrics(): ReturnType<typeof createMetrics> {
  shared.panacareMetrics ??= createMetrics();
  return shared.panacareMetrics;
}

/** Seconds. A join waits 0.7 s for a provider, a doctor 5 s for Twilio: both are limits of a bucket. */
const buckets = [0.05, 0.1, 0.25, 0.5, 0.7, 1, 2.5, 5, 10];

function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  // Heap, resident memory, event loop, garbage collection of the process.
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    /** `purpose` is `call`, or `check` for those who try their network: their answers are kept apart. */
    relay: {
      requests: new Counter({
        name: "panacare_relay_provider_requests_total",
        help: "What became of the requests to a provider of ICE servers: answered, or the reason of the failure.",
        labelNames: ["provider", "purpose", "outcome"] as const,
        registers,
      }),
      seconds: new Histogram({
        name: "panacare_relay_provider_seconds",
        help: "How long a provider of ICE servers took, whether it answered or failed.",
        labelNames: ["provider", "purpose"] as const,
        buckets,
        registers,
      }),
      handedOut: new Counter({
        name: "panacare_relay_lists_total",
        help: "Lists of ICE servers handed out, by whether the provider was asked for it (fresh) or it was kept from before (kept).",
        labelNames: ["provider", "purpose", "source"] as const,
        registers,
      }),
      passedOver: new Counter({
        name: "panacare_relay_provider_passed_over_total",
        help: "Times that somebody could not have a provider's answer and got a kept one or the next provider's: it failed, was slow, or was resting.",
        labelNames: ["provider", "purpose", "reason"] as const,
        registers,
      }),
      resting: new Gauge({
        name: "panacare_relay_provider_resting",
        help: "1 while the circuit breaker of a provider is open: it failed several times in a row and is not asked.",
        labelNames: ["provider", "purpose"] as const,
        registers,
      }),
    },
    http: {
      strangersRefused: new Counter({
        name: "panacare_strangers_refused_total",
        help: "Requests refused before we knew who asked, by the type of the problem.",
        labelNames: ["cause"] as const,
        registers,
      }),
    },
    twilio: {
      requests: new Counter({
        name: "panacare_twilio_requests_total",
        help: "What became of the requests to Twilio's REST API: answered, or the reason of the failure.",
        labelNames: ["operation", "outcome"] as const,
        registers,
      }),
      seconds: new Histogram({
        name: "panacare_twilio_request_seconds",
        help: "How long Twilio's REST API took, repetitions included.",
        labelNames: ["operation"] as const,
        buckets,
        registers,
      }),
      resting: new Gauge({
        name: "panacare_twilio_resting",
        help: "1 while the circuit breaker before Twilio's REST API is open.",
        registers,
      }),
    },
  };
}

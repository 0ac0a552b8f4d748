import { log } from "#lib/foundation/log.ts";
import { metrics } from "#lib/platform/metrics/metrics.ts";
import type { RelayProvider, RelayPurpose } from "#lib/services/turn/relay-provider.ts";
import { failureReason } from "#lib/services/video/twilio-failure.ts";

/** Counts and logs what a provider does and how long it takes, also when the caller has stopped waiting. */
export function measureProvider(provider: RelayProvider, purpose: RelayPurpose): RelayProvider {
  const { requests, seconds } = metrics().relay;
  const labels = { provider: provider.name, purpose };
  return {
    name: provider.name,
    async issue(request) {
      const stop = seconds.startTimer(labels);
      try {
        const answer = await provider.issue(request);
        requests.inc({ ...labels, outcome: "answered" });
        return answer;
      } catch (error) {
        const outcome = failureReason(error);
        requests.inc({ ...labels, outcome });
        log.warn({ ...labels, outcome, err: error }, "relay provider failed");
        throw error;
      } finally {
        stop();
      }
    },
  };
}

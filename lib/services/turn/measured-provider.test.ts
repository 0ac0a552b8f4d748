import { expect, test } from "vitest";
import { metrics } from "#lib/platform/metrics/metrics.ts";
import { guardProvider } from "#lib/services/turn/guarded-provider.ts";
import { measureProvider } from "#lib/services/turn/measured-provider.ts";
import { createProviderChain } from "#lib/services/turn/provider-chain.ts";
import type { IssuedServers } from "#lib/services/turn/relay-provider.ts";

/** What stands in the metrics after a provider was well and then went away, in the text that Prometheus reads. */

const request = { participant: "patient-1", ttlSeconds: 14_400 };
const answer: IssuedServers = { iceServers: [{ urls: "stun:stun.example.org" }], ttlSeconds: 14_400 };

test("an outage shows: what was asked, why it failed, what was handed out instead, and that nobody asks", async () => {
  metrics().registry.resetMetrics();
  let failure: Error | undefined;
  const twilio = measureProvider(
    {
      name: "twilio",
      issue: async () => {
        if (failure) throw failure;
        return answer;
      },
    },
    "call",
  );
  const chain = createProviderChain([guardProvider(twilio)], "call");
  await chain.issue(request);
  failure = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  for (let join = 0; join < 5; join += 1) await chain.issue(request);

  const text = await metrics().registry.metrics();
  const of = 'provider="twilio",purpose="call"';
  for (const line of [
    `panacare_relay_provider_requests_total{${of},outcome="answered"} 1`,
    `panacare_relay_provider_requests_total{${of},outcome="unreachable"} 3`,
    `panacare_relay_provider_seconds_count{${of}} 4`,
    `panacare_relay_lists_total{${of},source="fresh"} 1`,
    `panacare_relay_lists_total{${of},source="kept"} 5`,
    `panacare_relay_provider_passed_over_total{${of},reason="failed"} 3`,
    `panacare_relay_provider_passed_over_total{${of},reason="resting"} 2`,
    `panacare_relay_provider_resting{${of}} 1`,
  ]) {
    expect(text.split("\n")).toContain(line);
  }
});

import type { ProviderProbe, TurnReport } from "#lib/services/turn/check/check-turn.ts";

/** The report for a person at a terminal. */
export function renderReport({ isRight, providers }: TurnReport): string {
  return [
    ...providers.flatMap(providerLines),
    "",
    isRight
      ? "Every server answers."
      : "Not every server answers: a call may find no way through some networks.",
  ].join("\n");
}

function providerLines({ provider, failure, hasRelay, servers }: ProviderProbe): string[] {
  if (failure !== null) return [`${provider}: gives no servers (${failure})`];
  const width = Math.max(0, ...servers.map(({ url }) => url.length));
  return [
    `${provider}:${hasRelay ? "" : " no relay among its servers"}`,
    ...servers.map(
      ({ url, status, latencyMs, reason }) =>
        `  ${status.padEnd(11)}  ${url.padEnd(width)}  ${latencyMs === null ? (reason ?? "") : `${latencyMs} ms`}`,
    ),
  ];
}

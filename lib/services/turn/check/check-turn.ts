import { probeServer, type ServerProbe } from "#lib/services/turn/check/probe-server.ts";
import type { RelayProvider } from "#lib/services/turn/relay-provider.ts";
import { hasRelay } from "#lib/wire/ice-server.ts";
import type { RelayProviderName } from "#lib/wire/relay-provider-name.ts";

export interface ProviderProbe {
  provider: RelayProviderName;
  /** Why it gave no servers. */
  failure: string | null;
  hasRelay: boolean;
  servers: ServerProbe[];
}

export interface TurnReport {
  /** Every server that is listed can be reached, and one provider at least has a relay. */
  isRight: boolean;
  providers: ProviderProbe[];
}

/** Long enough for the check: what it is given must not be of use for a call. */
const ttlSeconds = 120;

/** Asks each provider for servers and uses each of these once, from this machine. */
export async function checkTurn(
  providers: readonly RelayProvider[],
  options: { trusted?: string | undefined } = {},
): Promise<TurnReport> {
  const probes = await Promise.all(providers.map((provider) => probeProvider(provider, options)));
  return {
    isRight:
      probes.some((probe) => probe.hasRelay) &&
      probes.every(
        ({ failure, servers }) =>
          failure === null && servers.every(({ status }) => status === "reachable" || status === "untested"),
      ),
    providers: probes,
  };
}

async function probeProvider(
  provider: RelayProvider,
  options: { trusted?: string | undefined },
): Promise<ProviderProbe> {
  try {
    const { iceServers } = await provider.issue({ participant: "panacare-check", ttlSeconds });
    const servers = await Promise.all(iceServers.map((server) => probeServer(server, options)));
    return {
      provider: provider.name,
      failure: null,
      hasRelay: hasRelay(iceServers),
      servers: servers.flat(),
    };
  } catch (error) {
    const failure = error instanceof Error ? error.message : "no answer";
    return { provider: provider.name, failure, hasRelay: false, servers: [] };
  }
}

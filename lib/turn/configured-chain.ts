import { type ServerEnvironment, serverEnvironment } from "#lib/env.ts";
import { coturnProvider } from "#lib/turn/coturn-provider.ts";
import { guardProvider } from "#lib/turn/guarded-provider.ts";
import { type ChainedProvider, createProviderChain, type ProviderChain } from "#lib/turn/provider-chain.ts";
import { publicProvider } from "#lib/turn/public-provider.ts";
import type { RelayProviderName } from "#lib/turn/relay-provider.ts";
import { twilioProvider } from "#lib/turn/twilio-provider.ts";
import { prepareNetworkTraversal } from "#lib/video/network-traversal.ts";

/** Next loads route handlers in several module graphs of one process: all of them are to know the same outages. */
const shared = globalThis as typeof globalThis & { panacareRelayChain?: ProviderChain };

/** The providers that TURN_PROVIDERS lists, in its order: one chain for the life of the server. */
export function configuredChain(): ProviderChain {
  shared.panacareRelayChain ??= createProviderChain(configuredProviders(serverEnvironment()));
  return shared.panacareRelayChain;
}

type TurnEnvironment = Pick<
  ServerEnvironment,
  "TURN_PROVIDERS" | "TURN_URLS" | "TURN_SHARED_SECRET" | "OPEN_RELAY_USERNAME" | "OPEN_RELAY_CREDENTIAL"
>;

export function configuredProviders(environment: TurnEnvironment): ChainedProvider[] {
  const makers: Record<RelayProviderName, () => ChainedProvider> = {
    twilio: () => {
      prepareNetworkTraversal();
      return guardProvider(twilioProvider);
    },
    coturn: () =>
      coturnProvider({ urls: environment.TURN_URLS ?? [], secret: environment.TURN_SHARED_SECRET ?? "" }),
    public: () => {
      const { OPEN_RELAY_USERNAME: username, OPEN_RELAY_CREDENTIAL: credential } = environment;
      return publicProvider(username && credential ? { username, credential } : undefined);
    },
  };
  return environment.TURN_PROVIDERS.map((name) => makers[name]());
}

import { type ServerEnvironment, serverEnvironment } from "#lib/foundation/env.ts";
import { coturnProvider } from "#lib/services/turn/coturn-provider.ts";
import { guardProvider } from "#lib/services/turn/guarded-provider.ts";
import { measureProvider } from "#lib/services/turn/measured-provider.ts";
import {
  type ChainedProvider,
  createProviderChain,
  type ProviderChain,
} from "#lib/services/turn/provider-chain.ts";
import { publicProvider } from "#lib/services/turn/public-provider.ts";
import type { RelayProvider, RelayPurpose } from "#lib/services/turn/relay-provider.ts";
import { twilioProvider } from "#lib/services/turn/twilio-provider.ts";
import { prepareNetworkTraversal } from "#lib/services/video/network-traversal.ts";
import type { RelayProviderName } from "#lib/wire/relay-provider-name.ts";

/** Next loads route handlers in several module graphs of one process: all of them are to know the same outages. */
const shared = globalThis as typeof globalThis & { panacareRelayChain?: ProviderChain };

/** The providers that TURN_PROVIDERS lists, in its order: one chain for the life of the server. */
export function configuredChain(): ProviderChain {
  shared.panacareRelayChain ??= createProviderChain(guardedProviders(serverEnvironment(), "call"), "call");
  return shared.panacareRelayChain;
}

type TurnEnvironment = Pick<
  ServerEnvironment,
  "TURN_PROVIDERS" | "TURN_URLS" | "TURN_SHARED_SECRET" | "OPEN_RELAY_USERNAME" | "OPEN_RELAY_CREDENTIAL"
>;

/** For those who must not wait: all are counted, and the one that is asked over the network is guarded. */
export function guardedProviders(environment: TurnEnvironment, purpose: RelayPurpose): ChainedProvider[] {
  return configuredProviders(environment).map((provider) => {
    const measured = measureProvider(provider, purpose);
    return provider.name === "twilio" ? guardProvider(measured, { purpose }) : measured;
  });
}

/** As they are, for checks, which want to know what a join would not wait for. */
export function configuredProviders(environment: TurnEnvironment): RelayProvider[] {
  const makers: Record<RelayProviderName, () => RelayProvider> = {
    twilio: () => {
      prepareNetworkTraversal();
      return twilioProvider;
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

import { type ServerEnvironment, serverEnvironment } from "#lib/env.ts";
import { coturnProvider } from "#lib/turn/coturn-provider.ts";
import { guardProvider } from "#lib/turn/guarded-provider.ts";
import { measureProvider } from "#lib/turn/measured-provider.ts";
import { type ChainedProvider, createProviderChain, type ProviderChain } from "#lib/turn/provider-chain.ts";
import { publicProvider } from "#lib/turn/public-provider.ts";
import type { RelayProvider, RelayProviderName, RelayPurpose } from "#lib/turn/relay-provider.ts";
import { twilioProvider } from "#lib/turn/twilio-provider.ts";
import { prepareNetworkTraversal } from "#lib/video/network-traversal.ts";

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

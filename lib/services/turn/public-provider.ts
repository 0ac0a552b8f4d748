import type { RelayProvider } from "#lib/services/turn/relay-provider.ts";

/**
 * Google's server tells a browser its own address; it relays nothing, and nobody promises that it runs. A list without a
 * relay leaves a call Twilio's own relays (see hasRelay), which a dead public relay would take away: so Open Relay is in
 * it only with the credentials of the operator's own account there. The ones that old guides print no longer work.
 */
const googleStun = "stun:stun.l.google.com:19302";

/** metered.ca/tools/openrelay: the addresses of every account. */
const openRelay = [
  "turn:global.relay.metered.ca:80",
  "turn:global.relay.metered.ca:80?transport=tcp",
  "turn:global.relay.metered.ca:443",
  "turns:global.relay.metered.ca:443?transport=tcp",
];

export interface OpenRelayAccount {
  username: string;
  credential: string;
}

/** Servers that belong to nobody whom the operator has a contract with. */
export function publicProvider(account?: OpenRelayAccount): RelayProvider {
  const relays = account ? openRelay.map((urls) => ({ urls, ...account })) : [];
  return {
    name: "public",
    issue: async ({ ttlSeconds }) => ({ iceServers: [{ urls: googleStun }, ...relays], ttlSeconds }),
  };
}

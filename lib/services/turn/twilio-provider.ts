import type { IssuedServers, RelayProvider } from "#lib/services/turn/relay-provider.ts";
import {
  createNetworkTraversalToken,
  type NetworkTraversalToken,
} from "#lib/services/video/network-traversal.ts";
import { hasRelay, normalizeIceServers } from "#lib/wire/ice-server.ts";
import * as z from "#lib/wire/zod.ts";

/** Twilio's own addresses, for the answer that holds only a username and password (twilio.com/docs/stun-turn). */
const twilioStun = "stun:global.stun.twilio.com:3478";
const twilioRelays = [
  "turn:global.turn.twilio.com:3478?transport=udp",
  "turn:global.turn.twilio.com:3478?transport=tcp",
  "turn:global.turn.twilio.com:443?transport=tcp",
];

/** Twilio's Network Traversal Service. */
export const twilioProvider: RelayProvider = {
  name: "twilio",
  issue: async ({ ttlSeconds }) => readToken(await createNetworkTraversalToken(ttlSeconds), ttlSeconds),
};

const Ttl = z.coerce.number().int().positive();

/**
 * Reads either format of Twilio's answer into what an RTCPeerConnection takes.
 * @throws when it holds neither a relay nor what it takes to name one: the next provider has better
 */
export function readToken(
  { iceServers, username, password, ttl }: NetworkTraversalToken,
  askedTtlSeconds: number,
): IssuedServers {
  const ttlSeconds = Ttl.catch(askedTtlSeconds).parse(ttl);
  // A list without servers is an answer too, that of the local Twilio where no TURN server runs: Twilio's own would not fit it.
  if (Array.isArray(iceServers) && iceServers.length === 0) return { iceServers: [], ttlSeconds };
  const listed = normalizeIceServers(iceServers);
  if (hasRelay(listed)) return { iceServers: listed, ttlSeconds };
  const made = normalizeIceServers([
    { urls: twilioStun },
    ...twilioRelays.map((urls) => ({ urls, username, credential: password })),
  ]);
  if (!hasRelay(made)) throw new Error("Twilio's answer holds no relay");
  return { iceServers: made, ttlSeconds };
}

import { z } from "zod";
import { recordAudit } from "#lib/audit/audit.ts";
import type { Context } from "#lib/context.ts";
import { DomainError } from "#lib/errors.ts";
import { normalizeIceServers } from "#lib/turn/ice-server.ts";
import type { TurnToken } from "#lib/turn/schemas.ts";
import { createNetworkTraversalToken, type NetworkTraversalToken } from "#lib/video/network-traversal.ts";
import { describeTwilioFailure } from "#lib/video/twilio-failure.ts";

/**
 * As long as an access token and a participant's stay (4 h): a relay that runs survives the end of its credentials, but
 * after a cut the browser allocates a new one with the same, and twilio-video takes ICE servers only once, at connect.
 */
const ttlSeconds = 14_400;

/** Twilio's own addresses, for the answer that holds only a username and password (twilio.com/docs/stun-turn). */
const twilioStun = "stun:global.stun.twilio.com:3478";
const twilioRelays = [
  "turn:global.turn.twilio.com:3478?transport=udp",
  "turn:global.turn.twilio.com:3478?transport=tcp",
  "turn:global.turn.twilio.com:443?transport=tcp",
];

/** @throws unavailable  Twilio could not be asked (with its code) */
export async function issueIceServers(ctx: Context): Promise<TurnToken> {
  if (ctx.actor.role === "guest" && !ctx.actor.isAdmitted) {
    throw new DomainError("forbidden", "Relay servers are for those who are in the visit");
  }
  let token: NetworkTraversalToken;
  try {
    token = await createNetworkTraversalToken(ttlSeconds);
  } catch (cause) {
    const { code } = describeTwilioFailure(cause);
    throw new DomainError("unavailable", "Relay servers cannot be had right now.", {
      twilioCode: code,
      cause,
    });
  }
  await recordAudit(ctx.db, ctx, "turn_token.issue");
  return readToken(token);
}

const Ttl = z.coerce.number().int().positive();

/** Reads either format of Twilio's answer into what an RTCPeerConnection takes. */
export function readToken({ iceServers, username, password, ttl }: NetworkTraversalToken): TurnToken {
  const listed = normalizeIceServers(iceServers);
  const servers =
    listed.length > 0
      ? listed
      : normalizeIceServers([
          { urls: twilioStun },
          ...twilioRelays.map((urls) => ({ urls, username, credential: password })),
        ]);
  return { ice_servers: servers, ttl: Ttl.catch(ttlSeconds).parse(ttl) };
}

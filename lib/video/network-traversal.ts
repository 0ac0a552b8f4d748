import { twilioClient } from "#lib/video/twilio-client.ts";

/** What Twilio's Network Traversal Service answered, in either of its formats: with a list of servers, or only a username and password. */
export interface NetworkTraversalToken {
  iceServers: unknown;
  username: string;
  password: string;
  /** Seconds; Twilio writes it as a string. */
  ttl: unknown;
}

/** @param ttlSeconds at most 86,400 (twilio.com/docs/stun-turn/api) */
export async function createNetworkTraversalToken(ttlSeconds: number): Promise<NetworkTraversalToken> {
  const { iceServers, username, password, ttl } = await twilioClient().tokens.create({ ttl: ttlSeconds });
  return { iceServers, username, password, ttl };
}

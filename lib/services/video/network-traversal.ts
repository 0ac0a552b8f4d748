import { twilioClient } from "#lib/services/video/twilio-client.ts";

/** What Twilio's Network Traversal Service answered, in either of its formats: with a list of servers, or only a username and password. */
export interface NetworkTraversalToken {
  iceServers: unknown;
  username: string;
  password: string;
  /** Seconds; Twilio writes it as a string. */
  ttl: unknown;
}

/** Twilio's helper loads its parts when they are first used, for a tenth of a second and more: before somebody waits. */
export function prepareNetworkTraversal(): void {
  void twilioClient().tokens;
}

/** @param ttlSeconds at most 86,400 (twilio.com/docs/stun-turn/api) */
export async function createNetworkTraversalToken(ttlSeconds: number): Promise<NetworkTraversalToken> {
  const { iceServers, username, password, ttl } = await twilioClient().tokens.create({ ttl: ttlSeconds });
  return { iceServers, username, password, ttl };
}

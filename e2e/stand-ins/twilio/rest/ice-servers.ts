import { createHmac, randomBytes } from "node:crypto";
import type { LocalAccount } from "#e2e/stand-ins/twilio/account.ts";
import { TwilioError } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";

/** A TURN server with a shared secret (coturn's use-auth-secret): its credentials are a signed time of expiry. */
export interface TurnServer {
  urls: string[];
  secret: string;
}

/** `legacy` is the oldest answer of the Network Traversal Service: a user name and a password, no list. */
export type IceFormat = "modern" | "legacy";

/** Docs, Network Traversal Service: a day by default and at most. */
const MAX_TTL_SECONDS = 86_400;

/** What signaling hands the SDK that brought no ICE servers of its own. */
export function iceServersForSdk(turn: TurnServer | undefined, now = new Date()): object[] {
  if (!turn) return [];
  return [{ urls: turn.urls, ...credentials(turn, MAX_TTL_SECONDS, now) }];
}

/**
 * The answer of `POST /2010-04-01/Accounts/{sid}/Tokens.json`.
 * @throws TwilioError 20001 when Ttl is out of range
 */
export function tokenResource(
  form: URLSearchParams,
  { account, turn, format }: { account: LocalAccount; turn: TurnServer | undefined; format: IceFormat },
  now = new Date(),
) {
  const ttlSeconds = Number(form.get("Ttl") ?? MAX_TTL_SECONDS);
  if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1 || ttlSeconds > MAX_TTL_SECONDS) {
    throw new TwilioError(20001, "Invalid Ttl");
  }
  const { username, credential } = turn
    ? credentials(turn, ttlSeconds, now)
    : { username: randomBytes(32).toString("hex"), credential: randomBytes(32).toString("base64") };
  const date = now.toUTCString().replace("GMT", "+0000");
  return {
    username,
    password: credential,
    account_sid: account.sid,
    ttl: String(ttlSeconds),
    date_created: date,
    date_updated: date,
    ...(format === "modern" && {
      ice_servers: [
        ...stunUrls(turn).map((url) => ({ url, urls: url })),
        ...(turn?.urls ?? []).map((url) => ({ url, urls: url, username, credential })),
      ],
    }),
  };
}

/** draft-uberti-behave-turn-rest-00: user "expiry:name", password base64(HMAC-SHA1(secret, user)). */
function credentials({ secret }: TurnServer, ttlSeconds: number, now: Date) {
  const username = `${Math.floor(now.getTime() / 1000) + ttlSeconds}:${randomBytes(8).toString("hex")}`;
  return { username, credential: createHmac("sha1", secret).update(username).digest("base64") };
}

function stunUrls(turn: TurnServer | undefined): string[] {
  const hosts = (turn?.urls ?? []).flatMap((url) => /^turn:([^?]+)/.exec(url)?.[1] ?? []);
  return [...new Set(hosts)].map((host) => `stun:${host}`);
}

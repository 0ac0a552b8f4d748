import { createHmac } from "node:crypto";
import type { RelayProvider } from "#lib/services/turn/relay-provider.ts";

export interface CoturnOptions {
  /** `turn:` and `turns:` URLs of the operator's own servers. */
  urls: readonly string[];
  /** coturn's static-auth-secret. */
  secret: string;
  now?: () => number;
}

/**
 * The operator's own TURN servers, with credentials of coturn's use-auth-secret
 * (draft-uberti-behave-turn-rest-00): the server knows the secret and checks them without asking anybody. coturn counts
 * its user-quota by the part after the colon, so that a participant cannot get past it with newer credentials.
 */
export function coturnProvider({ urls, secret, now = Date.now }: CoturnOptions): RelayProvider {
  const stun = urls.filter((url) => url.startsWith("turn:")).map((url) => `stun:${hostAndPort(url)}`);
  return {
    name: "coturn",
    async issue({ participant, ttlSeconds }) {
      const username = `${Math.floor(now() / 1000) + ttlSeconds}:${participant}`;
      const credential = createHmac("sha1", secret).update(username).digest("base64");
      return {
        iceServers: [
          ...[...new Set(stun)].map((address) => ({ urls: address })),
          ...urls.map((url) => ({ urls: url, username, credential })),
        ],
        ttlSeconds,
      };
    },
  };
}

function hostAndPort(url: string): string {
  return url.slice(url.indexOf(":") + 1).replace(/\?.*$/, "");
}

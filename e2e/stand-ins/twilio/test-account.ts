import twilio from "twilio";
import type { RequestOptions as TwilioRequest } from "twilio/lib/base/RequestClient.js";

const key = { sid: `SK${"b".repeat(32)}`, secret: "secret-of-the-key" };
export const testAccount = {
  sid: `AC${"a".repeat(32)}`,
  authToken: "auth-token-of-the-test",
  apiKeys: [key],
};

export interface TokenOptions {
  identity?: string;
  room?: string;
  keySid?: string;
  secret?: string;
  accountSid?: string;
  ttl?: number;
  nbf?: number;
  hasVideoGrant?: boolean;
}

/** An access token by the helper library; what is not named is right. */
export function testToken(options: TokenOptions = {}): string {
  const { AccessToken } = twilio.jwt;
  const { accountSid = testAccount.sid, keySid = key.sid, secret = key.secret, nbf } = options;
  const token = new AccessToken(accountSid, keySid, secret, {
    identity: options.identity ?? "somebody",
    ttl: options.ttl ?? 3600,
    ...(nbf !== undefined && { nbf }),
  });
  if (options.hasVideoGrant !== false) {
    token.addGrant(new AccessToken.VideoGrant(options.room === undefined ? {} : { room: options.room }));
  }
  return token.toJwt();
}

/** The helper library, signed in with the API key or as told, and led to the local Twilio. */
export function testClient(
  apiUrl: string,
  { user = key.sid, password = key.secret, timeoutMs = 5000 } = {},
): ReturnType<typeof twilio> {
  const httpClient = new RedirectedClient(apiUrl, timeoutMs);
  return twilio(user, password, { accountSid: testAccount.sid, httpClient });
}

/** The client builds Twilio's own addresses, only where they lead is changed. */
class RedirectedClient extends twilio.RequestClient {
  readonly #base: URL;

  constructor(base: string, timeoutMs: number) {
    super({ timeout: timeoutMs });
    this.#base = new URL(base);
  }

  override request<Data>(options: TwilioRequest<Data>) {
    const url = new URL(options.uri);
    const headers = { ...options.headers, "X-Original-Host": url.host };
    url.protocol = this.#base.protocol;
    url.host = this.#base.host;
    return super.request(Object.assign(options, { uri: url.href, headers }));
  }
}

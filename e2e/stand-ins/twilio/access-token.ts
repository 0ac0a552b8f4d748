import { createHmac } from "node:crypto";
import { z } from "zod";
import type { LocalAccount } from "#e2e/stand-ins/twilio/account.ts";
import { equalInConstantTime } from "#e2e/stand-ins/twilio/constant-time.ts";
import { TwilioError } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";

/** Twilio takes no access token that lives longer (docs, access tokens: "maximum 24 hours"). */
const MAX_LIFETIME_SECONDS = 24 * 60 * 60;
/** Docs, participant identity. */
const MAX_IDENTITY_LENGTH = 128;

const Header = z.object({ typ: z.literal("JWT"), alg: z.literal("HS256"), cty: z.literal("twilio-fpa;v=1") });
const Claims = z.object({
  iss: z.unknown().optional(),
  sub: z.unknown().optional(),
  exp: z.unknown().optional(),
  iat: z.unknown().optional(),
  nbf: z.unknown().optional(),
  grants: z.unknown().optional(),
});
const Grants = z.object({
  identity: z.string().min(1),
  video: z.object({ room: z.string().min(1).optional() }),
});

export interface VerifiedToken {
  identity: string;
  /** Room name or SID the token is limited to. */
  room: string | undefined;
}

/**
 * Checks a token in the order header, issuer and subject, signature, times, grants, so that each fault has one code.
 * @throws TwilioError 20101 to 20107
 */
export function verifyAccessToken(token: string, account: LocalAccount, now = new Date()): VerifiedToken {
  const [encodedHeader, encodedClaims, signature, ...rest] = token.split(".");
  if (!encodedHeader || !encodedClaims || !signature || rest.length > 0) throw new TwilioError(20101);
  const header = decode(encodedHeader);
  const parsedClaims = Claims.safeParse(decode(encodedClaims));
  if (!parsedClaims.success) throw new TwilioError(20101);
  const claims = parsedClaims.data;

  if (!Header.safeParse(header).success) throw new TwilioError(20102);
  const key = account.apiKeys.find(({ sid }) => sid === claims.iss);
  if (!key || claims.sub !== account.sid) throw new TwilioError(20103);
  const expected = createHmac("sha256", key.secret)
    .update(`${encodedHeader}.${encodedClaims}`)
    .digest("base64url");
  if (!equalInConstantTime(signature, expected)) throw new TwilioError(20107);

  const nowSeconds = now.getTime() / 1000;
  const { exp, iat, nbf } = claims;
  if (typeof exp !== "number" || exp <= nowSeconds) throw new TwilioError(20104);
  const startsAt = typeof iat === "number" ? iat : nowSeconds;
  if (exp - startsAt > MAX_LIFETIME_SECONDS) throw new TwilioError(20104);
  if (nbf !== undefined && !(typeof nbf === "number" && nbf <= nowSeconds)) throw new TwilioError(20105);

  const grants = Grants.safeParse(claims.grants);
  if (!grants.success) throw new TwilioError(20106);
  if (grants.data.identity.length > MAX_IDENTITY_LENGTH) throw new TwilioError(53201);
  return { identity: grants.data.identity, room: grants.data.video.room };
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    throw new TwilioError(20101);
  }
}

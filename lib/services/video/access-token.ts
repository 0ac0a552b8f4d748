import { createHmac, timingSafeEqual } from "node:crypto";
import twilio from "twilio";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { maxParticipantDurationSeconds } from "#lib/services/video/rooms.ts";
import * as z from "#lib/wire/zod.ts";

/** Whom an access token admits, and where. No names: Twilio does not treat identities and room names as personal data. */
export interface AccessTokenSubject {
  identity: string;
  roomName: string;
}

/**
 * The SDK shows the token again at every reconnection of the signaling, and an expired one ends the call with 20104
 * (twilio.com/docs/video/reconnection-states-and-events): it lives as long as Twilio lets a participant stay.
 */
const ttlSeconds = maxParticipantDurationSeconds;

/** A stored token is replaced this long before its end, so that no one enters a room with one that is about to fail. */
const renewBeforeExpirySeconds = 15 * 60;

export interface TokenSigner {
  accountSid: string;
  keySid: string;
  keySecret: string;
}

export function issueAccessToken(subject: AccessTokenSubject): string {
  const { TWILIO_ACCOUNT_SID, TWILIO_API_KEY_SID, TWILIO_API_KEY_SECRET } = serverEnvironment();
  const signer = {
    accountSid: TWILIO_ACCOUNT_SID,
    keySid: TWILIO_API_KEY_SID,
    keySecret: TWILIO_API_KEY_SECRET,
  };
  return signAccessToken(signer, subject, ttlSeconds);
}

/** HS256, issuer the API key, subject the account, one room: twilio.com/docs/iam/access-tokens. */
export function signAccessToken(
  { accountSid, keySid, keySecret }: TokenSigner,
  { identity, roomName }: AccessTokenSubject,
  lifeSeconds: number,
): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(accountSid, keySid, keySecret, { identity, ttl: lifeSeconds });
  token.addGrant(new AccessToken.VideoGrant({ room: roomName }));
  return token.toJwt();
}

const Claims = z.object({
  iss: z.string(),
  sub: z.string(),
  exp: z.number(),
  grants: z.object({ identity: z.string(), video: z.object({ room: z.string() }) }),
});

/** When the token ends. Reads the claims of a token that we made; it proves nothing about anyone else's. */
export function expiryOf(token: string): Date {
  return new Date(claimsOf(token).exp * 1000);
}

/**
 * Whether a stored token would be made the same today: by our account and key (and its secret: one that was corrected in
 * the configuration must take effect at once), for this person and room, and not about to expire.
 */
export function isStillGood(token: string, subject: AccessTokenSubject, now = new Date()): boolean {
  const { TWILIO_ACCOUNT_SID, TWILIO_API_KEY_SID } = serverEnvironment();
  const { iss, sub, exp, grants } = claimsOf(token);
  return (
    iss === TWILIO_API_KEY_SID &&
    sub === TWILIO_ACCOUNT_SID &&
    grants.identity === subject.identity &&
    grants.video.room === subject.roomName &&
    exp * 1000 - now.getTime() > renewBeforeExpirySeconds * 1000 &&
    isSignedByUs(token)
  );
}

function isSignedByUs(token: string): boolean {
  const [header, claims, signature = ""] = token.split(".");
  const expected = createHmac("sha256", serverEnvironment().TWILIO_API_KEY_SECRET)
    .update(`${header}.${claims}`)
    .digest();
  const given = Buffer.from(signature, "base64url");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function claimsOf(token: string) {
  return Claims.parse(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")));
}

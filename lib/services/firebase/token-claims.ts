import { DomainError } from "#lib/foundation/errors.ts";
import type { Principal } from "#lib/services/firebase/principal.ts";
import * as z from "#lib/wire/zod.ts";

/** How far two clocks that are set by the network may be apart. */
const clockToleranceSeconds = 60;

const Claims = z.looseObject({
  sub: z.string().min(1),
  exp: z.number(),
  iat: z.number(),
  auth_time: z.number(),
  join_link_id: z.string().optional(),
});

/**
 * What Firebase says must hold of a token besides its signature, audience and issuer, and its SDK leaves out: that it ends,
 * and that neither it nor its sign-in is of the future (firebase.google.com/docs/auth/admin/verify-id-tokens, "Verify ID
 * tokens using a third-party JWT library").
 * @throws unauthenticated
 */
export function readClaims(claims: unknown, nowMs = Date.now()): Principal & { exp: number } {
  const { data } = Claims.safeParse(claims);
  const latest = nowMs / 1000 + clockToleranceSeconds;
  if (!data || data.iat > latest || data.auth_time > latest) {
    throw new DomainError("unauthenticated", "Please sign in again");
  }
  return {
    firebaseUid: data.sub,
    signedInAtSeconds: data.auth_time,
    joinLinkId: data.join_link_id,
    exp: data.exp,
  };
}

/** Whether it is a JSON Web Token at all. The SDK stumbles over one whose claims are no object, and takes that for a failure. */
export function isReadable(token: string): boolean {
  const parts = token.split(".");
  return parts.length === 3 && parts.slice(0, 2).every(isJsonObject);
}

function isJsonObject(part: string): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(part, "base64url"));
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

import type { Auth, DecodedIdToken } from "firebase-admin/auth";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { log } from "#lib/foundation/log.ts";
import * as knownTokens from "#lib/services/firebase/known-tokens.ts";
import type { Principal } from "#lib/services/firebase/principal.ts";
import { isReadable, readClaims } from "#lib/services/firebase/token-claims.ts";

/**
 * The only user of firebase-admin. It reads FIREBASE_AUTH_EMULATOR_HOST by itself; lib/foundation/env.ts lets that be set on
 * loopback only. Its key set is Google's fixed address: a token's own `jku`, `x5u` or `jwk` header is never followed.
 */

/** The longest that Firebase allows a session cookie. */
export const longestSessionSeconds = 14 * 24 * 60 * 60;

/**
 * @throws unauthenticated unless it is a current ID token of our project
 * @throws unavailable when that cannot be found out
 */
export async function verifyIdToken(idToken: string): Promise<Principal> {
  return verified(idToken, async () => (await auth()).verifyIdToken(idToken));
}

/**
 * @throws unauthenticated unless it is a current session cookie of our project
 * @throws unavailable when that cannot be found out
 */
export async function verifySessionCookie(cookie: string): Promise<Principal> {
  return verified(cookie, async () => (await auth()).verifySessionCookie(cookie));
}

/**
 * @param ttlSeconds at least 5 minutes, which is Firebase's bound too, and at most `longestSessionSeconds`
 * @throws unauthenticated when Firebase refuses it, unavailable when Firebase does not answer
 */
export async function createSessionCookie(idToken: string, ttlSeconds: number): Promise<string> {
  try {
    return await withinTime(
      (await auth()).createSessionCookie(idToken, { expiresIn: ttlSeconds * 1000 }),
      answerTimeoutMs,
    );
  } catch (error) {
    throw isRefusal(error) ? signInAgain(error) : unavailable(error);
  }
}

/**
 * A token that the browser exchanges at Firebase for an ID token of this uid: valid for one hour (Firebase's fixed limit).
 * @throws unavailable when it cannot be signed: without a service account of ours Google is asked to
 */
export async function createPatientToken(firebaseUid: string, joinLinkId: string): Promise<string> {
  return createCustomToken(firebaseUid, { join_link_id: joinLinkId });
}

/** As `createPatientToken`, for a guest: their row says what they may see, and until when. */
export async function createGuestToken(firebaseUid: string): Promise<string> {
  return createCustomToken(firebaseUid);
}

async function createCustomToken(firebaseUid: string, claims?: object): Promise<string> {
  try {
    return await withinTime((await auth()).createCustomToken(firebaseUid, claims), answerTimeoutMs);
  } catch (error) {
    throw unavailable(error);
  }
}

/**
 * Switches a Firebase user off: no sign-in and no refreshed token from then on. One that is not there is made, switched
 * off: a custom token that is still about would make it. Safe to repeat.
 */
export async function disableUser(firebaseUid: string): Promise<void> {
  try {
    await (await auth()).updateUser(firebaseUid, { disabled: true });
  } catch (error) {
    if ((error as { code?: unknown }).code !== "auth/user-not-found") throw error;
    await (await auth()).createUser({ uid: firebaseUid, disabled: true });
  }
}

/**
 * No refresh token of before makes a new ID token.
 * @throws when that is not known within a short time; the SDK goes on trying for some minutes
 */
export async function revokeRefreshTokens(firebaseUid: string): Promise<void> {
  await withinTime((await auth()).revokeRefreshTokens(firebaseUid), revocationTimeoutMs);
}

/**
 * Google answers in some hundred milliseconds or hardly ever. The SDK would wait for its keys without end, when those at
 * hand have gone out of date, and for everything else 25 s, five times (firebase-admin 13.10, lib/utils/api-request.js).
 */
const answerTimeoutMs = 5000;

/** The person is signed out by now and waits to leave a shared computer. */
const revocationTimeoutMs = 2000;

async function verified(token: string, verify: () => Promise<DecodedIdToken>): Promise<Principal> {
  if (!isReadable(token)) throw signInAgain();
  let decoded: DecodedIdToken;
  try {
    decoded = await withinTime(verify(), answerTimeoutMs);
  } catch (error) {
    if (isRefusal(error)) throw signInAgain(error);
    const known = knownTokens.find(token);
    if (known) {
      log.warn({ err: error }, "token taken as it was before: Google's keys cannot be fetched");
      return known;
    }
    throw unavailable(error);
  }
  const { exp, ...principal } = readClaims(decoded);
  knownTokens.remember(token, principal, exp);
  return principal;
}

function signInAgain(cause?: unknown): DomainError {
  return new DomainError("unauthenticated", "Please sign in again", { cause });
}

function unavailable(cause: unknown): DomainError {
  return new DomainError(
    "unavailable",
    "Sign-in cannot be checked right now. Please try again in a moment.",
    {
      cause,
    },
  );
}

/**
 * The SDK's answers "this token is not good" name what kind of token it is; "I could not find out", when Google's keys
 * cannot be had, comes under the same code (firebase-admin 13.10, lib/auth/token-verifier.js, mapJwtErrorToAuthError).
 */
function isRefusal(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code !== "string" || typeof message !== "string") return false;
  if (code === "auth/argument-error") return /ID token|session cookie/i.test(message);
  return /^auth\/(invalid-|id-token-|session-cookie-|user-disabled|user-not-found)/.test(code);
}

/** Loaded when first needed: a server that starts again is well before anybody has to be known. */
async function auth(): Promise<Auth> {
  const [{ cert, getApp, getApps, initializeApp }, { getAuth }] = await Promise.all([
    import("firebase-admin/app"),
    import("firebase-admin/auth"),
  ]);
  if (getApps().length > 0) return getAuth(getApp());
  const { FIREBASE_PROJECT_ID: projectId, FIREBASE_SERVICE_ACCOUNT: serviceAccount } = serverEnvironment();
  // Without an account of its own the SDK takes Google's default credentials, as on Cloud Run.
  const app = initializeApp({
    projectId,
    ...(serviceAccount && { credential: cert(JSON.parse(serviceAccount)) }),
  });
  return getAuth(app);
}

async function withinTime<Value>(work: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

import { type App, cert, getApp, getApps, initializeApp } from "firebase-admin/app";
import { type Auth, type DecodedIdToken, getAuth } from "firebase-admin/auth";
import type { Principal } from "#lib/auth/actor.ts";
import { serverEnvironment } from "#lib/env.ts";
import { DomainError } from "#lib/errors.ts";

/**
 * The only user of firebase-admin. It reads FIREBASE_AUTH_EMULATOR_HOST by itself; lib/env.ts lets that be set on
 * loopback only. Its key set is Google's fixed address: a token's own `jku`, `x5u` or `jwk` header is never followed.
 */

/** Firebase allows 5 minutes to 2 weeks for a session cookie. */
export const shortestSessionSeconds = 300;
export const longestSessionSeconds = 14 * 24 * 60 * 60;

/** @throws unauthenticated unless it is a current ID token of our project */
export async function verifyIdToken(idToken: string): Promise<Principal> {
  return verified(auth().verifyIdToken(idToken));
}

/** @throws unauthenticated unless it is a current session cookie of our project */
export async function verifySessionCookie(cookie: string): Promise<Principal> {
  return verified(auth().verifySessionCookie(cookie));
}

/** @param ttlSeconds between `shortestSessionSeconds` and `longestSessionSeconds` */
export function createSessionCookie(idToken: string, ttlSeconds: number): Promise<string> {
  return auth().createSessionCookie(idToken, { expiresIn: ttlSeconds * 1000 });
}

/** A token that the browser exchanges at Firebase for an ID token of this uid: valid for one hour (Firebase's fixed limit). */
export function createPatientToken(firebaseUid: string, joinLinkId: string): Promise<string> {
  return auth().createCustomToken(firebaseUid, { join_link_id: joinLinkId });
}

/** As `createPatientToken`, for a guest: their row says what they may see, and until when. */
export function createGuestToken(firebaseUid: string): Promise<string> {
  return auth().createCustomToken(firebaseUid);
}

/**
 * Switches a Firebase user off: no sign-in and no refreshed token from then on. One that is not there is made, switched
 * off: a custom token that is still about would make it. Safe to repeat.
 */
export async function disableUser(firebaseUid: string): Promise<void> {
  try {
    await auth().updateUser(firebaseUid, { disabled: true });
  } catch (error) {
    if ((error as { code?: unknown }).code !== "auth/user-not-found") throw error;
    await auth().createUser({ uid: firebaseUid, disabled: true });
  }
}

/** No refresh token of before makes a new ID token. */
export async function revokeRefreshTokens(firebaseUid: string): Promise<void> {
  await auth().revokeRefreshTokens(firebaseUid);
}

async function verified(verification: Promise<DecodedIdToken>): Promise<Principal> {
  let token: DecodedIdToken;
  try {
    token = await verification;
  } catch (error) {
    throw isRefusal(error)
      ? new DomainError("unauthenticated", "Please sign in again", { cause: error })
      : new DomainError("unavailable", "Sign-in cannot be checked right now. Please try again in a moment.", {
          cause: error,
        });
  }
  const joinLinkId = token["join_link_id"];
  return {
    firebaseUid: token.uid,
    signedInAtSeconds: token.auth_time,
    joinLinkId: typeof joinLinkId === "string" ? joinLinkId : undefined,
  };
}

/** The codes by which the SDK says "this token is not good", as against "I could not find out". */
function isRefusal(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return (
    typeof code === "string" &&
    /^auth\/(argument-error|invalid-|id-token-|session-cookie-|user-disabled|user-not-found)/.test(code)
  );
}

function auth(): Auth {
  return getAuth(app());
}

function app(): App {
  if (getApps().length > 0) return getApp();
  const { FIREBASE_PROJECT_ID: projectId, FIREBASE_SERVICE_ACCOUNT: serviceAccount } = serverEnvironment();
  // Without an account of its own the SDK takes Google's default credentials, as on Cloud Run.
  return initializeApp({
    projectId,
    ...(serviceAccount && { credential: cert(JSON.parse(serviceAccount)) }),
  });
}

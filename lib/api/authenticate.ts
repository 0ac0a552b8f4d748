import { readSessionCookie } from "#lib/api/session-cookie.ts";
import { actorOf } from "#lib/domain/sessions/read-actor.ts";
import { continueSession } from "#lib/domain/sessions/session-store.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import { verifyIdToken, verifySessionCookie } from "#lib/services/firebase/firebase.ts";

/**
 * Returns who sent the request, by a Firebase ID token in `Authorization: Bearer` (older clients, programs), else by the
 * pages' session cookie.
 * @param isAutomatic the page sent it without a person's action, so it keeps no session alive
 * @throws unauthenticated  neither, or not a good one
 * @throws forbidden  the account is not one of ours or is switched off; a change by cookie from another site
 */
export async function authenticate(request: Request, db: Executor, isAutomatic = false): Promise<Actor> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const idToken = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1];
    if (!idToken) throw new DomainError("unauthenticated", "The Authorization header holds no ID token");
    return actorOf(db, await verifyIdToken(idToken));
  }
  const cookie = readSessionCookie(request.headers.get("cookie"));
  if (!cookie) throw new DomainError("unauthenticated", "Please sign in");
  // Pages send GET requests on their own. Only a change shows that somebody is there.
  const isChange = request.method !== "GET" && request.method !== "HEAD";
  if (isChange) requireSameOrigin(request);
  const actor = await actorOf(db, await verifySessionCookie(cookie));
  await continueSession(db, cookie, actor, isChange && !isAutomatic);
  return actor;
}

/**
 * Refuses what a page of another site sent. Browsers say where a request comes from in `Sec-Fetch-Site`, older ones at
 * least in `Origin`; neither can be forged by a page. (OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata".)
 */
export function requireSameOrigin(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  // Not from a browser at all: there is no cookie of somebody else to misuse.
  if (site === null && origin === null && request.headers.get("cookie") === null) return;
  const isOwn = site === null ? origin === serverEnvironment().APP_ORIGIN : site === "same-origin";
  if (!isOwn) throw new DomainError("forbidden", "This request came from another site");
}

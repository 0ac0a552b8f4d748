import { sessionCookie } from "#lib/api/session-cookie.ts";
import type { PublicContext } from "#lib/domain/context.ts";
import { actorOf, longestStaffSignInSeconds } from "#lib/domain/sessions/read-actor.ts";
import { addSession } from "#lib/domain/sessions/session-store.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import {
  createSessionCookie,
  longestSessionSeconds,
  verifyIdToken,
} from "#lib/services/firebase/firebase.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

/** As long as one visit can last: an invitation works once, so the session must outlive a reload. */
const guestSessionSeconds = timeline.guestSessionHours * 60 * 60;

/** Firebase's own advice for session cookies: only from a sign-in of the last minutes, so that an old stolen token opens none. */
const freshSignInSeconds = 5 * 60;

/**
 * Makes the pages' session from an ID token.
 * @returns the user, and the `Set-Cookie` value
 * @throws unauthenticated  the token is not good, or its sign-in is too long ago
 */
export async function openSession(
  ctx: PublicContext,
  idToken: string,
): Promise<{ actor: Actor; setCookie: string }> {
  const principal = await verifyIdToken(idToken);
  if (Date.now() / 1000 - principal.signedInAtSeconds > freshSignInSeconds) {
    throw new DomainError("unauthenticated", "Please sign in again");
  }
  const actor = await actorOf(ctx.db, principal);
  const ttlSeconds = sessionSeconds(actor);
  const cookie = await createSessionCookie(idToken, ttlSeconds);
  await ctx.db.transaction(async (tx) => {
    await addSession(tx, cookie, { userId: actor.userId, ttlSeconds });
    await recordAudit(tx, { actor, requestId: ctx.requestId }, { action: "session.open" });
  });
  return { actor, setCookie: sessionCookie(cookie, ttlSeconds) };
}

/**
 * Patients get the longest session: a visit may move to later, or outlast its link. Each request checks in the database
 * whether the link still holds, and retire-users.ts closes the session after the visit.
 */
function sessionSeconds({ role }: Actor): number {
  switch (role) {
    case "patient":
      return longestSessionSeconds;
    case "guest":
      return guestSessionSeconds;
    default:
      return longestStaffSignInSeconds;
  }
}

import { desc, eq } from "drizzle-orm";
import { consultations, joinLinks } from "#drizzle/schema.ts";
import { recordAudit } from "#lib/audit/audit.ts";
import { type Actor, actorOf, longestStaffSignInSeconds } from "#lib/auth/actor.ts";
import {
  createSessionCookie,
  longestSessionSeconds,
  shortestSessionSeconds,
  verifyIdToken,
} from "#lib/auth/firebase.ts";
import { sessionCookie } from "#lib/auth/session-cookie.ts";
import { addSession } from "#lib/auth/session-store.ts";
import type { PublicContext } from "#lib/context.ts";
import type { Executor } from "#lib/db/client.ts";
import { DomainError } from "#lib/errors.ts";

/** As long as one visit can last: an invitation works once, so the session must outlive a reload. */
const guestSessionSeconds = 4 * 60 * 60;

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
  const ttlSeconds = await sessionSeconds(ctx.db, actor);
  const cookie = await createSessionCookie(idToken, ttlSeconds);
  await ctx.db.transaction(async (tx) => {
    await addSession(tx, cookie, { userId: actor.userId, ttlSeconds });
    await recordAudit(tx, { actor, requestId: ctx.requestId }, "session.open");
  });
  return { actor, setCookie: sessionCookie(cookie, ttlSeconds) };
}

function sessionSeconds(db: Executor, actor: Actor): Promise<number> | number {
  switch (actor.role) {
    case "patient":
      return patientSessionSeconds(db, actor);
    case "guest":
      return guestSessionSeconds;
    default:
      return longestStaffSignInSeconds;
  }
}

/** As long as the link that let the patient in. */
async function patientSessionSeconds(db: Executor, actor: Actor): Promise<number> {
  const [link] = await db
    .select({ closesAt: joinLinks.closesAt })
    .from(joinLinks)
    .innerJoin(consultations, eq(consultations.id, joinLinks.consultationId))
    .where(eq(consultations.patientId, actor.userId))
    .orderBy(desc(joinLinks.createdAt))
    .limit(1);
  const leftSeconds = link ? Math.floor((link.closesAt.getTime() - Date.now()) / 1000) : 0;
  return Math.min(Math.max(leftSeconds, shortestSessionSeconds), longestSessionSeconds);
}

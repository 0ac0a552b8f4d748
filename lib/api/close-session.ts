import { authenticate } from "#lib/api/authenticate.ts";
import { readSessionCookie } from "#lib/api/session-cookie.ts";
import type { PublicContext } from "#lib/domain/context.ts";
import { closeAllSessions, ownerOfSession } from "#lib/domain/sessions/session-store.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { log } from "#lib/foundation/log.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { revokeRefreshTokens } from "#lib/services/firebase/firebase.ts";

/**
 * Signs whoever asks out, everywhere and at once: all sessions, all tokens of before, all open streams. Nobody is signed
 * out by it who is not signed in, and that is no error. Whoever comes by the pages' cookie does not wait for Firebase.
 */
export async function closeSession(ctx: PublicContext, request: Request): Promise<void> {
  const actor = await whoAsks(ctx, request);
  if (!actor) return;
  const firebaseUid = await ctx.db.transaction(async (tx) => {
    const uid = await closeAllSessions(tx, actor.userId);
    await recordAudit(tx, { actor, requestId: ctx.requestId }, { action: "session.close" });
    return uid;
  });
  // What counts is decided: here no token of before is taken any more. Firebase's refresh tokens only make new ones of the
  // same old sign-in, so it does no harm that those stay which Firebase does not revoke now.
  await revokeRefreshTokens(firebaseUid).catch((error: unknown) => {
    log.warn({ requestId: ctx.requestId, err: error }, "refresh tokens not revoked");
  });
}

async function whoAsks(ctx: PublicContext, request: Request) {
  if (request.headers.get("authorization") === null) {
    // That another site asked was refused before.
    const cookie = readSessionCookie(request.headers.get("cookie"));
    return cookie ? ownerOfSession(ctx.db, cookie) : undefined;
  }
  return authenticate(request, ctx.db).catch((error: unknown) => {
    // Also who was switched off meanwhile.
    if (error instanceof DomainError && (error.code === "unauthenticated" || error.code === "forbidden"))
      return undefined;
    throw error;
  });
}

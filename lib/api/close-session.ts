import { authenticate } from "#lib/api/authenticate.ts";
import { readSessionCookie } from "#lib/api/session-cookie.ts";
import type { PublicContext } from "#lib/domain/context.ts";
import { closeAllSessions, ownerOfSession } from "#lib/domain/sessions/session-store.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { log } from "#lib/foundation/log.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { revokeRefreshTokens } from "#lib/services/firebase/firebase.ts";

/**
 * Signs the user out everywhere: ends all sessions, earlier tokens and open streams. Does nothing when nobody is signed in.
 * A request with the pages' cookie does not wait for Firebase.
 */
export async function closeSession(ctx: PublicContext, request: Request): Promise<void> {
  const actor = await whoAsks(ctx, request);
  if (!actor) return;
  const firebaseUid = await ctx.db.transaction(async (tx) => {
    const uid = await closeAllSessions(tx, actor.userId);
    await recordAudit(tx, { actor, requestId: ctx.requestId }, { action: "session.close" });
    return uid;
  });
  // Panacare accepts no earlier token from here on. Refresh tokens only renew the same old sign-in, so a failure to revoke
  // them at Firebase does no harm.
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

import { recordAudit } from "#lib/audit/audit.ts";
import { authenticate } from "#lib/auth/authenticate.ts";
import { revokeRefreshTokens } from "#lib/auth/firebase.ts";
import { closeAllSessions } from "#lib/auth/session-store.ts";
import type { PublicContext } from "#lib/context.ts";
import { DomainError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";

/**
 * Signs whoever asks out, everywhere and at once: all sessions, all tokens of before, all open streams. Nobody is signed
 * out by it who is not signed in, and that is no error.
 */
export async function closeSession(ctx: PublicContext, request: Request): Promise<void> {
  const actor = await authenticate(request, ctx.db).catch((error: unknown) => {
    // Also who was switched off meanwhile; that another site asked was refused before.
    if (error instanceof DomainError && (error.code === "unauthenticated" || error.code === "forbidden"))
      return undefined;
    throw error;
  });
  if (!actor) return;
  const firebaseUid = await ctx.db.transaction(async (tx) => {
    const uid = await closeAllSessions(tx, actor.userId);
    await recordAudit(tx, { actor, requestId: ctx.requestId }, "session.close");
    return uid;
  });
  // What counts is decided: here no token of before is taken any more. Firebase's refresh tokens only make new ones of the
  // same old sign-in.
  await revokeRefreshTokens(firebaseUid).catch((error: unknown) => {
    log.warn({ requestId: ctx.requestId, err: error }, "refresh tokens not revoked");
  });
}

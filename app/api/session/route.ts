import { closeSession } from "#lib/auth/close-session.ts";
import { openSession } from "#lib/auth/open-session.ts";
import { sessionCookie } from "#lib/auth/session-cookie.ts";
import { operations } from "#lib/http/operations.ts";
import { publicRoute } from "#lib/http/route.ts";

/** An ID token of the last minutes for the pages' session cookie. */
export const POST = publicRoute(operations.createSession, async ({ ctx, body }) => {
  const { actor, setCookie } = await openSession(ctx, body.id_token);
  return Response.json(
    { user: { id: actor.userId, role: actor.role, name: actor.name } },
    { headers: { "set-cookie": setCookie } },
  );
});

/** Signs out, everywhere. Safe to repeat. */
export const DELETE = publicRoute(operations.deleteSession, async ({ ctx, request }) => {
  await closeSession(ctx, request);
  return new Response(null, { status: 204, headers: { "set-cookie": sessionCookie("", 0) } });
});

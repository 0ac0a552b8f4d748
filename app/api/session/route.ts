import { closeSession } from "#lib/api/close-session.ts";
import { openSession } from "#lib/api/open-session.ts";
import { publicRoute } from "#lib/api/route.ts";
import { sessionCookie } from "#lib/api/session-cookie.ts";
import { operations } from "#lib/wire/operations/operations.ts";

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

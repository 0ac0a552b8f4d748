import { route } from "#lib/api/route.ts";
import { renewWaiting, stopWaiting } from "#lib/domain/waiting/presence.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.wait, ({ ctx, params, body }) => renewWaiting(ctx, params.id, body));

export const DELETE = route(operations.stopWaiting, async ({ ctx, params, query }) => {
  await stopWaiting(ctx, params.id, query.place_id);
  return new Response(null, { status: 204 });
});

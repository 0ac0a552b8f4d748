import { renewWaiting, stopWaiting } from "#lib/consultations/presence.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.wait, ({ ctx, params }) => renewWaiting(ctx, params.id));

export const DELETE = route(operations.stopWaiting, async ({ ctx, params }) => {
  await stopWaiting(ctx, params.id);
  return new Response(null, { status: 204 });
});

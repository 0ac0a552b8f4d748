import { eventStream } from "#lib/events/event-stream.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const GET = route(operations.watchEvents, async ({ ctx, request }) =>
  eventStream(ctx.actor, request.signal),
);

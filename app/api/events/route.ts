import { authenticate } from "#lib/api/authenticate.ts";
import { route } from "#lib/api/route.ts";
import { eventStream, eventStreamHead } from "#lib/platform/events/event-stream.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.watchEvents, async ({ ctx, request }) =>
  request.method === "HEAD"
    ? eventStreamHead()
    : eventStream({
        db: ctx.db,
        actor: ctx.actor,
        signal: request.signal,
        lastEventId: request.headers.get("last-event-id"),
        authenticate: () => authenticate(request, ctx.db),
      }),
);

import { authenticate } from "#lib/auth/authenticate.ts";
import { eventStream, eventStreamHead } from "#lib/events/event-stream.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

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

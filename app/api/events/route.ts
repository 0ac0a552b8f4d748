import { eventStream } from "#lib/events/event-stream.ts";
import { route } from "#lib/http/route.ts";

export const GET = route({}, async ({ ctx, request }) => eventStream(ctx.actor, request.signal));

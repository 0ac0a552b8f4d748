import { giveFeedback, listFeedback } from "#lib/feedback/feedback.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const GET = route(operations.listFeedback, ({ ctx, params }) => listFeedback(ctx, params.id));

export const POST = route(operations.giveFeedback, ({ ctx, params, body }) =>
  giveFeedback(ctx, params.id, body),
);

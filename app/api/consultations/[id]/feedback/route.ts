import { route } from "#lib/api/route.ts";
import { giveFeedback, listFeedback } from "#lib/domain/feedback/feedback.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.listFeedback, ({ ctx, params }) => listFeedback(ctx, params.id));

export const POST = route(operations.giveFeedback, ({ ctx, params, body }) =>
  giveFeedback(ctx, params.id, body),
);

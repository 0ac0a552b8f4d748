import { listMessages } from "#lib/chat/messages.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const GET = route(operations.listMessages, ({ ctx, params, query }) =>
  listMessages(ctx, params.id, query),
);

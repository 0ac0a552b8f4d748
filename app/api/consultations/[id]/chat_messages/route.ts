import { route } from "#lib/api/route.ts";
import { listMessages } from "#lib/domain/chat/messages.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.listMessages, ({ ctx, params, query }) =>
  listMessages(ctx, params.id, query),
);

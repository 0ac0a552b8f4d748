import { route } from "#lib/api/route.ts";
import { sendMessage } from "#lib/domain/chat/messages.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.sendMessage, async ({ ctx, params, body }) =>
  Response.json(await sendMessage(ctx, params.id, body.message), { status: 201 }),
);

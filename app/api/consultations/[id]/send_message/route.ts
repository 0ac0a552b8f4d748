import { sendMessage } from "#lib/chat/messages.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.sendMessage, async ({ ctx, params, body }) =>
  Response.json(await sendMessage(ctx, params.id, body.message), { status: 201 }),
);

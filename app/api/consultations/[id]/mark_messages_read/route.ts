import { markMessagesRead } from "#lib/chat/messages.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.markMessagesRead, ({ ctx, params }) => markMessagesRead(ctx, params.id));

import { route } from "#lib/api/route.ts";
import { markMessagesRead } from "#lib/domain/chat/messages.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.markMessagesRead, ({ ctx, params }) => markMessagesRead(ctx, params.id));

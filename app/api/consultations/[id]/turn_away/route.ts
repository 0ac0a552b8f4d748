import { route } from "#lib/api/route.ts";
import { turnAway } from "#lib/domain/waiting/turn-away.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.turnAway, ({ ctx, params }) => turnAway(ctx, params.id));

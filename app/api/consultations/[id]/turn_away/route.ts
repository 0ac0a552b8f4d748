import { turnAway } from "#lib/consultations/turn-away.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.turnAway, ({ ctx, params }) => turnAway(ctx, params.id));

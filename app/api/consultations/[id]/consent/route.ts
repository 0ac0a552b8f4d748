import { agree } from "#lib/consultations/agree.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.agree, ({ ctx, params, body }) => agree(ctx, params.id, body));

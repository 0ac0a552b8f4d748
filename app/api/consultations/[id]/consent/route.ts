import { route } from "#lib/api/route.ts";
import { agree } from "#lib/domain/consultations/accept-consent.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.agree, ({ ctx, params, body }) => agree(ctx, params.id, body));

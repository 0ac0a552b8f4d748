import { route } from "#lib/api/route.ts";
import { startCaptions } from "#lib/domain/consultations/captions.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.startCaptions, ({ ctx, params, body }) =>
  startCaptions(ctx, params.id, body.language_code),
);

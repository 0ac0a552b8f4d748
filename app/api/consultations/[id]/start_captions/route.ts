import { startCaptions } from "#lib/consultations/captions.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.startCaptions, ({ ctx, params, body }) =>
  startCaptions(ctx, params.id, body.language_code),
);

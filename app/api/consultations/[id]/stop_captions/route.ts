import { route } from "#lib/api/route.ts";
import { stopCaptions } from "#lib/domain/consultations/captions.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.stopCaptions, ({ ctx, params }) => stopCaptions(ctx, params.id));

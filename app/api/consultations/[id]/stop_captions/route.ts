import { stopCaptions } from "#lib/consultations/captions.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.stopCaptions, ({ ctx, params }) => stopCaptions(ctx, params.id));

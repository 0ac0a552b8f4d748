import { route } from "#lib/api/route.ts";
import { markMissed } from "#lib/domain/consultations/close-unstarted.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.markMissed, ({ ctx, params }) => markMissed(ctx, params.id));

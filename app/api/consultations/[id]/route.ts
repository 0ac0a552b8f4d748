import { changeConsultation } from "#lib/consultations/change.ts";
import { readConsultation } from "#lib/consultations/store.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const GET = route(operations.getConsultation, ({ ctx, params }) =>
  readConsultation(ctx.db, ctx.actor, params.id),
);

export const PATCH = route(operations.changeConsultation, ({ ctx, params, body }) =>
  changeConsultation(ctx, params.id, body),
);

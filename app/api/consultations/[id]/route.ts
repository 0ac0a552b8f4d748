import { route } from "#lib/api/route.ts";
import { changeConsultation } from "#lib/domain/consultations/change.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.getConsultation, ({ ctx, params }) =>
  readConsultation(ctx.db, ctx.actor, params.id),
);

export const PATCH = route(operations.changeConsultation, ({ ctx, params, body }) =>
  changeConsultation(ctx, params.id, body),
);

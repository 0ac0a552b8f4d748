import { route } from "#lib/api/route.ts";
import { startConsultation } from "#lib/domain/consultations/start.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.startConsultation, ({ ctx, params }) =>
  startConsultation(ctx, params.id),
);

import { startConsultation } from "#lib/consultations/start.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.startConsultation, ({ ctx, params }) =>
  startConsultation(ctx, params.id),
);

import { route } from "#lib/api/route.ts";
import { cancelConsultation } from "#lib/domain/consultations/close-unstarted.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.cancelConsultation, ({ ctx, params }) =>
  cancelConsultation(ctx, params.id),
);

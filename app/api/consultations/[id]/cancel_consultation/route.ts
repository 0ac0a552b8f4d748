import { cancelConsultation } from "#lib/consultations/close-unstarted.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.cancelConsultation, ({ ctx, params }) =>
  cancelConsultation(ctx, params.id),
);

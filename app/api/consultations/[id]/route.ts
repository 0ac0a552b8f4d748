import { ConsultationParams } from "#lib/consultations/schemas.ts";
import { readConsultation } from "#lib/consultations/store.ts";
import { route } from "#lib/http/route.ts";

export const GET = route({ params: ConsultationParams }, ({ ctx, params }) =>
  readConsultation(ctx.db, ctx.actor, params.id),
);

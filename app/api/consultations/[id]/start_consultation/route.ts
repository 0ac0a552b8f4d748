import { ConsultationParams } from "#lib/consultations/schemas.ts";
import { startConsultation } from "#lib/consultations/start.ts";
import { route } from "#lib/http/route.ts";

export const POST = route({ params: ConsultationParams }, ({ ctx, params }) =>
  startConsultation(ctx, params.id),
);

import { endConsultation } from "#lib/consultations/end.ts";
import { ConsultationParams } from "#lib/consultations/schemas.ts";
import { route } from "#lib/http/route.ts";

export const POST = route({ params: ConsultationParams }, ({ ctx, params }) =>
  endConsultation(ctx, params.id),
);

import { ConsultationParams } from "#lib/consultations/schemas.ts";
import { issueTicket } from "#lib/consultations/ticket.ts";
import { route } from "#lib/http/route.ts";

export const GET = route({ params: ConsultationParams }, ({ ctx, params }) =>
  issueTicket(ctx, params.id, "getToken"),
);

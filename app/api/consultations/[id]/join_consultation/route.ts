import { issueTicket } from "#lib/consultations/ticket.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.joinConsultation, ({ ctx, params }) =>
  issueTicket(ctx, params.id, "join"),
);

import { route } from "#lib/api/route.ts";
import { issueTicket } from "#lib/domain/consultations/ticket.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.joinConsultation, ({ ctx, params }) =>
  issueTicket(ctx, params.id, "join"),
);

import { route } from "#lib/api/route.ts";
import { issueTicket } from "#lib/domain/consultations/ticket.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.getToken, ({ ctx, params }) => issueTicket(ctx, params.id, "getToken"));

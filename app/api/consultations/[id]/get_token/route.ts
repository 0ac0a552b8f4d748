import { issueTicket } from "#lib/consultations/ticket.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const GET = route(operations.getToken, ({ ctx, params }) => issueTicket(ctx, params.id, "getToken"));

import { endConsultation } from "#lib/consultations/end.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.endConsultation, ({ ctx, params }) => endConsultation(ctx, params.id));

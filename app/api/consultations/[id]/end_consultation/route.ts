import { route } from "#lib/api/route.ts";
import { endConsultation } from "#lib/domain/consultations/end.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.endConsultation, ({ ctx, params }) => endConsultation(ctx, params.id));

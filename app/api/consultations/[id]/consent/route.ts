import { route } from "#lib/api/route.ts";
import { acceptConsent } from "#lib/domain/consultations/accept-consent.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.agree, ({ ctx, params, body }) => acceptConsent(ctx, params.id, body));

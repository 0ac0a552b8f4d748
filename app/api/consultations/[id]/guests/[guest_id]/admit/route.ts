import { route } from "#lib/api/route.ts";
import { decideOnGuest } from "#lib/domain/guests/decide.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.admitGuest, ({ ctx, params }) =>
  decideOnGuest(ctx, { consultationId: params.id, guestId: params.guest_id }, "admitted"),
);

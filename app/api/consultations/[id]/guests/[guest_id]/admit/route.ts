import { decideOnGuest } from "#lib/guests/decide.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.admitGuest, ({ ctx, params }) =>
  decideOnGuest(ctx, { consultationId: params.id, guestId: params.guest_id }, "admitted"),
);

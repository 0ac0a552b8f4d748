import { removeGuest } from "#lib/guests/remove.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const DELETE = route(operations.removeGuest, ({ ctx, params }) =>
  removeGuest(ctx, { consultationId: params.id, guestId: params.guest_id }),
);

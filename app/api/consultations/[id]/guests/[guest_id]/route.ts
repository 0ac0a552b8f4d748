import { route } from "#lib/api/route.ts";
import { removeGuest } from "#lib/domain/guests/remove.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const DELETE = route(operations.removeGuest, ({ ctx, params }) =>
  removeGuest(ctx, { consultationId: params.id, guestId: params.guest_id }),
);

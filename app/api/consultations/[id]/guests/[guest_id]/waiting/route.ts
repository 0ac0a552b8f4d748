import { route } from "#lib/api/route.ts";
import { renewGuestWaiting } from "#lib/domain/guests/presence.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.waitAsGuest, ({ ctx, params }) =>
  renewGuestWaiting(ctx, params.id, params.guest_id),
);

import { renewGuestWaiting } from "#lib/guests/presence.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.waitAsGuest, ({ ctx, params }) =>
  renewGuestWaiting(ctx, params.id, params.guest_id),
);

import { exchangeGuestLink } from "#lib/guests/exchange.ts";
import { operations } from "#lib/http/operations.ts";
import { publicRoute } from "#lib/http/route.ts";

export const POST = publicRoute(operations.exchangeGuestLink, ({ ctx, body }) =>
  exchangeGuestLink(ctx, body),
);

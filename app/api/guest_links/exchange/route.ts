import { publicRoute } from "#lib/api/route.ts";
import { exchangeGuestLink } from "#lib/domain/guests/exchange.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = publicRoute(operations.exchangeGuestLink, ({ ctx, body }) =>
  exchangeGuestLink(ctx, body),
);

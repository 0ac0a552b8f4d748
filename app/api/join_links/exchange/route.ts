import { operations } from "#lib/http/operations.ts";
import { publicRoute } from "#lib/http/route.ts";
import { exchangeJoinLink } from "#lib/join-links/exchange.ts";

export const POST = publicRoute(operations.exchangeJoinLink, ({ ctx, body }) => exchangeJoinLink(ctx, body));

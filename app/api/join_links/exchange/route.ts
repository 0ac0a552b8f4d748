import { publicRoute } from "#lib/api/route.ts";
import { exchangeJoinLink } from "#lib/domain/join-links/exchange.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = publicRoute(operations.exchangeJoinLink, ({ ctx, body }) => exchangeJoinLink(ctx, body));

import { ExchangeJoinLink } from "#lib/consultations/schemas.ts";
import { publicRoute } from "#lib/http/route.ts";
import { exchangeJoinLink } from "#lib/join-links/exchange.ts";

export const POST = publicRoute({ body: ExchangeJoinLink }, ({ ctx, body }) => exchangeJoinLink(ctx, body));

import { issueCheckServers } from "#lib/check/issue-check-servers.ts";
import { clientAddressOf } from "#lib/http/client-address.ts";
import { publicRoute } from "#lib/http/route.ts";

export const POST = publicRoute({}, ({ ctx, request }) => issueCheckServers(ctx, clientAddressOf(request)));

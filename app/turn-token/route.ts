import { clientAddressOf } from "#lib/http/client-address.ts";
import { route } from "#lib/http/route.ts";
import { issueIceServers } from "#lib/turn/issue-ice-servers.ts";

export const POST = route({}, ({ ctx, request }) => issueIceServers(ctx, clientAddressOf(request)));

import { route } from "#lib/http/route.ts";
import { issueIceServers } from "#lib/turn/issue-ice-servers.ts";

export const POST = route({}, ({ ctx }) => issueIceServers(ctx));

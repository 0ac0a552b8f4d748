import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";
import { issueIceServers } from "#lib/turn/issue-ice-servers.ts";

export const POST = route(operations.createTurnToken, ({ ctx }) => issueIceServers(ctx));

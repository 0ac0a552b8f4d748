import { route } from "#lib/api/route.ts";
import { issueIceServers } from "#lib/domain/relays/issue-ice-servers.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.createTurnToken, ({ ctx }) => issueIceServers(ctx));

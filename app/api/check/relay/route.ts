import { issueCheckServers } from "#lib/check/issue-check-servers.ts";
import { operations } from "#lib/http/operations.ts";
import { publicRoute } from "#lib/http/route.ts";

export const POST = publicRoute(operations.createCheckServers, ({ ctx }) => issueCheckServers(ctx));

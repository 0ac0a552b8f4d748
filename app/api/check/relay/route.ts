import { issueCheckServers } from "#lib/check/issue-check-servers.ts";
import { addressGroup, clientAddressHeader } from "#lib/http/client-address.ts";
import { operations } from "#lib/http/operations.ts";
import { publicRoute } from "#lib/http/route.ts";

export const POST = publicRoute(operations.createCheckServers, ({ ctx, request }) => {
  const address = request.headers.get(clientAddressHeader);
  return issueCheckServers(ctx, address ? addressGroup(address) : "unknown");
});

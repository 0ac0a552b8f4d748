import { publicRoute } from "#lib/api/route.ts";
import { issueCheckServers } from "#lib/domain/relays/issue-check-servers.ts";
import { addressGroup, clientAddressHeader } from "#lib/foundation/client-address.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = publicRoute(operations.createCheckServers, ({ ctx, request }) => {
  const address = request.headers.get(clientAddressHeader);
  return issueCheckServers(ctx, address ? addressGroup(address) : "unknown");
});

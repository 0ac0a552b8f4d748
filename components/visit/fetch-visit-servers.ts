import { callApi } from "#lib/client/api.ts";
import { isServerTrouble } from "#lib/client/api-problem.ts";
import type { CheckServers } from "#lib/wire/network-check.ts";

/**
 * What the network of who comes to a visit is tried with: the visit's own relays, which are there from an hour before it,
 * and for guests once they are let in; until then those that anybody may try, of which there are few for one address, and
 * a clinic's Wi-Fi is one address.
 * @param signalingUrl null for Twilio's own
 */
export async function fetchVisitServers(signalingUrl: string | null): Promise<CheckServers> {
  try {
    const servers = await callApi("POST /turn-token");
    return { ...servers, ...(signalingUrl !== null && { signaling_url: signalingUrl }) };
  } catch (error) {
    if (isServerTrouble(error)) throw error;
    return callApi("POST /api/check/relay/");
  }
}

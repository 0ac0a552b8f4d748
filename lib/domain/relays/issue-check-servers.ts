import type { PublicContext } from "#lib/domain/context.ts";
import { checkParticipant } from "#lib/domain/relays/check-participant.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { guardedProviders } from "#lib/services/turn/configured-chain.ts";
import {
  createProviderChain,
  NoProviderError,
  type ProviderChain,
} from "#lib/services/turn/provider-chain.ts";
import type { CheckServers } from "#lib/wire/network-check.ts";

/**
 * Long enough for one check, too short for a visit. A relay in use can outlive its credentials
 * (lib/services/turn/coturn/README.md, "What to know"), so few are issued.
 */
const ttlSeconds = 120;

/** Checks and calls have separate chains, so that neither gets credentials issued for the other. */
let chain: ProviderChain | undefined;

/**
 * Issues servers for a check of a network before a visit. Nobody has to be signed in.
 * @param from the address or network of the request
 * @throws unavailable  no provider could answer
 */
export async function issueCheckServers(ctx: PublicContext, from: string): Promise<CheckServers> {
  const environment = serverEnvironment();
  chain ??= createProviderChain(guardedProviders(environment, "check"), "check");
  try {
    const { iceServers, provider } = await chain.issue({ participant: checkParticipant(from), ttlSeconds });
    await recordAudit(ctx.db, ctx, { action: "check_token.issue", details: { provider, ttlSeconds } });
    const { TWILIO_SIGNALING_URL } = environment;
    return {
      ice_servers: iceServers,
      ttl: ttlSeconds,
      ...(TWILIO_SIGNALING_URL && { signaling_url: TWILIO_SIGNALING_URL }),
    };
  } catch (error) {
    if (!(error instanceof NoProviderError)) throw error;
    throw new DomainError("unavailable", "Relay servers cannot be had right now.", { cause: error });
  }
}

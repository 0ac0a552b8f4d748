import { recordAudit } from "#lib/audit/audit.ts";
import { currentVisitOf } from "#lib/consultations/current-visit.ts";
import type { Context } from "#lib/context.ts";
import { serverEnvironment } from "#lib/env.ts";
import { DomainError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { createRateLimiter } from "#lib/rate-limit/rate-limiter.ts";
import { configuredChain } from "#lib/turn/configured-chain.ts";
import type { IceServer } from "#lib/turn/ice-server.ts";
import { NoProviderError } from "#lib/turn/provider-chain.ts";
import type { RelayProviderName } from "#lib/turn/relay-provider.ts";
import { describeTwilioFailure } from "#lib/video/twilio-failure.ts";

export interface TurnToken {
  ice_servers: IceServer[];
  /** Seconds from now. */
  ttl: number;
  /** Who the servers are from; `public` ones are nobody's promise. */
  provider: RelayProviderName;
}

/** A clinic, or all patients of one mobile network, may come from a single address. */
const addressLimiter = createRateLimiter({ limit: 600, windowMs: 10 * 60 * 1000 });

/** A join takes one, a reload another, and every three hours one more: thirty in ten minutes are no person's. */
const userLimiter = createRateLimiter({ limit: 30, windowMs: 10 * 60 * 1000 });

/**
 * Servers for the visit that the actor has now or soon.
 * @throws forbidden  there is no such visit
 * @throws rate_limited  this user, or this address, has had very many of late
 * @throws unavailable  no provider could answer (with Twilio's code, if Twilio was one of them)
 */
export async function issueIceServers(ctx: Context, address: string): Promise<TurnToken> {
  const visit = await currentVisitOf(ctx);
  if (!visit) {
    throw new DomainError(
      "forbidden",
      "Relay servers are given for a visit that is under way or about to begin",
    );
  }
  userLimiter.take(ctx.actor.userId);
  addressLimiter.take(address);
  const { provider, iceServers, ttlSeconds } = await fromChain(ctx);
  await recordAudit(ctx.db, ctx, "turn_token.issue", visit.id, { provider, ttlSeconds });
  log.info({ requestId: ctx.requestId, provider, ttlSeconds }, "ice servers issued");
  return { ice_servers: iceServers, ttl: ttlSeconds, provider };
}

async function fromChain({ actor }: Context) {
  try {
    return await configuredChain().issue({
      participant: `${actor.role}-${actor.userId}`,
      ttlSeconds: serverEnvironment().TURN_TTL_SECONDS,
    });
  } catch (error) {
    if (!(error instanceof NoProviderError)) throw error;
    const [twilioCode] = error.errors.flatMap((cause) => describeTwilioFailure(cause).code ?? []);
    throw new DomainError("unavailable", "Relay servers cannot be had right now.", {
      twilioCode,
      cause: error,
    });
  }
}

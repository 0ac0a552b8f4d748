import { currentVisitOf } from "#lib/domain/consultations/current-visit.ts";
import type { Context } from "#lib/domain/context.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { log } from "#lib/foundation/log.ts";
import { configuredChain } from "#lib/services/turn/configured-chain.ts";
import { NoProviderError } from "#lib/services/turn/provider-chain.ts";
import { describeTwilioFailure } from "#lib/services/video/twilio-failure.ts";
import type { TurnToken } from "#lib/wire/turn-token.ts";

/**
 * Servers for the visit that the actor has now or soon.
 * @throws forbidden  there is no such visit
 * @throws unavailable  no provider could answer (with Twilio's code, if Twilio was one of them)
 */
export async function issueIceServers(ctx: Context): Promise<TurnToken> {
  if (ctx.actor.role === "guest" && !ctx.actor.isAdmitted) {
    throw new DomainError("forbidden", "Relay servers are for those who are in the visit");
  }
  const visit = await currentVisitOf(ctx);
  if (!visit) {
    throw new DomainError(
      "forbidden",
      "Relay servers are given for a visit that is under way or about to begin",
    );
  }
  const { provider, iceServers, ttlSeconds } = await fromChain(ctx);
  const audit = [{ action: "turn_token.issue", details: { provider, ttlSeconds } }] as const;
  await recordOutcome(ctx.db, ctx, visit.id, { audit, event: "none" });
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

import type { Context } from "#lib/domain/context.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { checkTurn } from "#lib/services/turn/check/check-turn.ts";
import { configuredChain, configuredProviders } from "#lib/services/turn/configured-chain.ts";
import { checkTwilio } from "#lib/services/video/check/check-twilio.ts";
import { roomCallbackUrl } from "#lib/services/video/room-callback.ts";
import type { TurnCheck, TwilioCheck } from "#lib/wire/system.ts";

/** What `npm run twilio:check` finds, seen from the running server. @throws forbidden  for administrators only */
export async function runTwilioCheck(ctx: Context): Promise<TwilioCheck> {
  requireAdmin(ctx);
  const environment = serverEnvironment();
  const { isRight, findings, claims } = await checkTwilio({
    settings: environment,
    apiUrl: environment.TWILIO_API_URL,
    signalingUrl: environment.TWILIO_SIGNALING_URL,
    callbackUrl: roomCallbackUrl(),
    isLocal: environment.PANACARE_LOCAL !== undefined,
  });
  await recordAudit(ctx.db, ctx, { action: "system.twilio_check", details: { isRight } });
  return {
    is_right: isRight,
    findings,
    claims: claims.map(({ isRight: is_right, ...line }) => ({ ...line, is_right })),
  };
}

/** What `npm run turn:check` finds, with what each provider has done for calls. @throws forbidden  for administrators only */
export async function runTurnCheck(ctx: Context): Promise<TurnCheck> {
  requireAdmin(ctx);
  // Providers of its own: a check must not be answered from what calls have left, nor count among them.
  const { isRight, providers } = await checkTurn(configuredProviders(serverEnvironment()));
  await recordAudit(ctx.db, ctx, { action: "system.turn_check", details: { isRight } });
  const records = configuredChain().records();
  return {
    is_right: isRight,
    providers: providers.map(({ provider, failure, hasRelay, servers }) => {
      const record = records.find((candidate) => candidate.provider === provider);
      return {
        provider,
        failure,
        has_relay: hasRelay,
        servers: servers.map(({ latencyMs, ...server }) => ({ ...server, latency_ms: latencyMs })),
        issued: record?.issued ?? 0,
        failed: record?.failed ?? 0,
        last_failed_at: record?.lastFailedAt?.toISOString() ?? null,
        is_resting: record?.isResting ?? false,
      };
    }),
  };
}

function requireAdmin({ actor }: Context): void {
  if (actor.role !== "admin")
    throw new DomainError("forbidden", "Only an administrator can check the system");
}

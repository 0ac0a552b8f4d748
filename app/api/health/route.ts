import { isDatabaseReady } from "#lib/db/health.ts";
import { DomainError } from "#lib/errors.ts";
import { operations } from "#lib/http/operations.ts";
import { publicRoute } from "#lib/http/route.ts";
import { log } from "#lib/log.ts";

export const GET = publicRoute(operations.getHealth, async ({ ctx }) => {
  const isReady = await isDatabaseReady(ctx.db).catch((error: unknown) => {
    log.warn({ requestId: ctx.requestId, err: error }, "health: database does not answer");
    return false;
  });
  if (!isReady) throw new DomainError("unavailable", "Not ready");
  return { status: "ok" };
});

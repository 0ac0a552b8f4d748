import { publicRoute } from "#lib/api/route.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { log } from "#lib/foundation/log.ts";
import { isDatabaseReady } from "#lib/platform/db/health.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = publicRoute(operations.getHealth, async ({ ctx }) => {
  const isReady = await isDatabaseReady(ctx.db).catch((error: unknown) => {
    log.warn({ requestId: ctx.requestId, err: error }, "health: database does not answer");
    return false;
  });
  if (!isReady) throw new DomainError("unavailable", "Not ready");
  return { status: "ok" };
});

import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { addressGroup, clientAddressHeader } from "#lib/foundation/client-address.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { database } from "#lib/platform/db/client.ts";
import type { RateLimit } from "#lib/wire/operations/operation.ts";

const minute = 60;

/**
 * What one principal or one address may do per minute, or per `windowSeconds`. Far above what people do, clinics behind one address included, and
 * far below what guessing or running up a bill takes. `refusals` counts only what was refused.
 */
const limits = {
  signIn: { address: 120, refusals: 10 },
  linkExchange: { address: 120, refusals: 10 },
  roomToken: { principal: 60, address: 600 },
  turnToken: { principal: 30, address: 300 },
  message: { principal: 60, address: 600 },
  // Each start starts an engine, which costs money.
  captions: { principal: 20, address: 200 },
  // Notes are saved at each pause in the typing.
  notes: { principal: 120 },
  // One per stay in a call, plus retries.
  technicalReport: { principal: 20, address: 200, windowSeconds: 10 * minute },
  // Anybody may ask without an account: enough for a hospital's network team, too little for a free relay.
  networkCheck: { address: 6, windowSeconds: 10 * minute },
} as const satisfies Record<RateLimit, Limit>;

type Limit = Partial<Record<Scope, number>> & { windowSeconds?: number };

type Scope = "principal" | "address" | "refusals";

/** Counts a request of the principal. @throws rate_limited */
export function countPrincipal(limit: RateLimit | undefined, userId: string): Promise<void> {
  return count(limit, "principal", userId);
}

/**
 * Counts a request of its address, and its refusal if it comes to that. Without our server in front (in tests) there is no
 * address to count by.
 * @throws rate_limited
 */
export async function withinAddressLimit(
  limit: RateLimit | undefined,
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  const address = request.headers.get(clientAddressHeader);
  if (!limit || !address || isFromAnotherSite(request)) return answer();
  const key = addressGroup(address);
  await count(limit, "address", key);
  await requireUnrefused(limit, key);
  const response = await answer();
  if (refusals.includes(response.status)) await count(limit, "refusals", key);
  return response;
}

/** Answers to wrong secrets and tokens. A link that is not open yet, or used up, was the right one. */
const refusals = [401, 404];

/**
 * Another site's page can make browsers send requests here, which would use up the limits of their network. Such a request
 * is refused before it does anything (requireSameOrigin in lib/api/authenticate.ts), so it does not count.
 */
function isFromAnotherSite({ method, headers }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  return method !== "GET" && (site === "cross-site" || site === "same-site") && !headers.has("authorization");
}

async function count(limit: RateLimit | undefined, scope: Scope, key: string): Promise<void> {
  const limiter = limit && limiterOf(limit, scope);
  if (!limiter) return;
  try {
    await limiter.consume(key);
  } catch (refusal) {
    throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
  }
}

async function requireUnrefused(limit: RateLimit, key: string): Promise<void> {
  const limiter = limiterOf(limit, "refusals");
  const state = await limiter?.get(key);
  if (limiter && state && state.consumedPoints >= limiter.points) throw tooMany(state);
}

function tooMany({ msBeforeNext }: RateLimiterRes): DomainError {
  return new DomainError("rate_limited", "Too many requests. Please wait a moment and try again.", {
    retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
}

const limiters = new Map<string, RateLimiterPostgres>();

function limiterOf(limit: RateLimit, scope: Scope): RateLimiterPostgres | undefined {
  const { [scope]: points, windowSeconds = minute }: Limit = limits[limit];
  if (points === undefined) return undefined;
  const name = `${limit}.${scope}`;
  const known = limiters.get(name);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: store,
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    // The job of lib/server/jobs/retention.ts.
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: windowSeconds,
  });
  limiters.set(name, limiter);
  return limiter;
}

/** Our connections, in the shape of the client that the library knows. */
const store = {
  async query({ text, values = [] }: { text: string; values?: (string | number | null)[] }) {
    const rows = await database().sql.unsafe(text, values, { prepare: true });
    return { rows: [...rows], rowCount: rows.count };
  },
};

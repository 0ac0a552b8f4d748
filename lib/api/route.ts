import { randomUUID } from "node:crypto";
import { authenticate, requireSameOrigin } from "#lib/api/authenticate.ts";
import { onceByKey } from "#lib/api/idempotency.ts";
import { readBody, readParams, readQuery } from "#lib/api/parse.ts";
import { problemResponse } from "#lib/api/problem.ts";
import { countPrincipal, withinAddressLimit } from "#lib/api/rate-limit.ts";
import type { Context, PublicContext } from "#lib/domain/context.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { log } from "#lib/foundation/log.ts";
import { type Asked, recordDenial } from "#lib/platform/audit/audit.ts";
import { type Database, database, isUnreachable } from "#lib/platform/db/client.ts";
import { metrics } from "#lib/platform/metrics/metrics.ts";
import type { RateLimit } from "#lib/wire/operations/operation.ts";
import type * as z from "#lib/wire/zod.ts";

/** The part of an operation (lib/wire/operations/operations.ts) that a handler goes by. */
interface Schemas<Params, Query, Body> {
  path: string;
  method?: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  limit?: RateLimit;
  isAutomatic?: boolean;
}

interface Input<Ctx, Params, Query, Body> {
  ctx: Ctx;
  params: Params;
  query: Query;
  body: Body;
  request: Request;
}

/** An object becomes 200 JSON; anything else is a Response. */
type Result = object | Response;

type NextRouteHandler = (request: Request, next: { params: Promise<unknown> }) => Promise<Response>;

/** Makes a handler for signed-in users. It authenticates before it reads anything that was sent. */
export function route<Params, Query, Body>(
  schemas: Schemas<Params, Query, Body>,
  handle: (input: Input<Context, Params, Query, Body>) => Promise<Result>,
): NextRouteHandler {
  return (request, next) =>
    respond(request, schemas, async (ctx) => {
      const asked = askedOf(schemas.path, request);
      const actor = await countingStrangers(() => authenticate(request, ctx.db, schemas.isAutomatic));
      await countPrincipal(schemas.limit, actor.userId);
      const known = { ...ctx, actor };
      return onceByKey(ctx.db, request, actor.userId, (db) =>
        answerOf(ctx.requestId, () =>
          auditingDenials(known, asked, async () =>
            handle({ ctx: { ...known, db }, request, ...(await parse(schemas, request, next)) }),
          ),
        ),
      );
    });
}

/** Makes a handler for anyone: the sign-in exchanges and the health check. */
export function publicRoute<Params, Query, Body>(
  schemas: Schemas<Params, Query, Body>,
  handle: (input: Input<PublicContext, Params, Query, Body>) => Promise<Result>,
): NextRouteHandler {
  return (request, next) =>
    respond(request, schemas, async (ctx) => {
      // A request that sets a cookie must come from our own pages (login CSRF, ASVS 3.5.1).
      if (request.method !== "GET") requireSameOrigin(request);
      const answer = (db: Database) =>
        answerOf(ctx.requestId, async () =>
          handle({ ctx: { ...ctx, db }, request, ...(await parse(schemas, request, next)) }),
        );
      // Without a limit, anybody could add rows of keys without end.
      return schemas.limit ? onceByKey(ctx.db, request, "anyone", answer) : answer(ctx.db);
    });
}

async function auditingDenials<Value>(
  ctx: Context,
  asked: Asked,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (isDenial(error)) await recordDenial(ctx, asked, error);
    throw error;
  }
}

/**
 * Counts the refusals of requests from nobody we know. They write no row: anybody could fill the audit log, and its rows
 * are written one at a time for the whole installation.
 */
async function countingStrangers(recognize: () => Promise<Actor>): Promise<Actor> {
  try {
    return await recognize();
  } catch (error) {
    if (error instanceof DomainError) metrics().http.strangersRefused.inc({ cause: error.type });
    throw error;
  }
}

async function parse<Params, Query, Body>(
  schemas: Schemas<Params, Query, Body>,
  request: Request,
  next: { params: Promise<unknown> },
) {
  return {
    params: await readParams(schemas.params, next.params),
    query: readQuery(schemas.query, request),
    body: await readBody(schemas.body, request),
  };
}

/** The only place where an error of the domain becomes an answer. */
async function answerOf(requestId: string, work: () => Promise<Result>): Promise<Response> {
  try {
    const result = await work();
    return result instanceof Response ? result : Response.json(result);
  } catch (error) {
    const response = problemResponse(isUnreachable(error) ? databaseAway(error) : error, requestId);
    if (response.status >= 500) log.error({ requestId, err: error }, "request failed");
    return response;
  }
}

async function respond(
  request: Request,
  { limit, path }: { limit?: RateLimit | undefined; path: string },
  handle: (ctx: PublicContext) => Promise<Response>,
): Promise<Response> {
  const requestId = randomUUID();
  const startedAt = performance.now();
  const response = await answerOf(requestId, () =>
    withinAddressLimit(limit, request, () =>
      answerOf(requestId, () => handle({ db: database().db, requestId })),
    ),
  );
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  response.headers.set("x-request-id", requestId);
  log.info(
    {
      requestId,
      ...askedOf(path, request),
      status: response.status,
      durationMs: Math.round(performance.now() - startedAt),
    },
    "request",
  );
  return response;
}

/**
 * Returns the request for log and audit: the operation's path with its ids. Anything else in the place of an id may be a
 * name or a secret, so it is left out.
 */
function askedOf(template: string, request: Request): Asked {
  const sent = new URL(request.url).pathname.split("/");
  const segments = template.split("/").map((segment, index) => {
    const given = sent[index] ?? "";
    return segment.startsWith("{") && isUuid.test(given) ? given : segment;
  });
  return { method: request.method, path: segments.join("/") };
}

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function databaseAway(cause: unknown): DomainError {
  return new DomainError(
    "unavailable",
    "Our records cannot be reached right now. Please try again in a moment.",
    { cause },
  );
}

function isDenial(error: unknown): error is DomainError {
  return error instanceof DomainError && (error.code === "forbidden" || error.code === "not_found");
}

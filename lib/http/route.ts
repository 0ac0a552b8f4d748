import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordDenial } from "#lib/audit/audit.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { authenticate, requireSameOrigin } from "#lib/auth/authenticate.ts";
import type { Context, PublicContext } from "#lib/context.ts";
import { database, isUnreachable } from "#lib/db/client.ts";
import { DomainError } from "#lib/errors.ts";
import { readBody, readParams, readQuery } from "#lib/http/parse.ts";
import { problemResponse } from "#lib/http/problem.ts";
import { log } from "#lib/log.ts";

/** The part of an operation (lib/http/operations.ts) that a handler goes by. */
interface Schemas<Params, Query, Body> {
  method?: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
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

/** A handler for signed-in users: who asks is established before anything that they sent is read. */
export function route<Params, Query, Body>(
  schemas: Schemas<Params, Query, Body>,
  handle: (input: Input<Context, Params, Query, Body>) => Promise<Result>,
): NextRouteHandler {
  return (request, next) =>
    respond(request, async (ctx) => {
      let actor: Actor | undefined;
      try {
        actor = await authenticate(request, ctx.db);
        return await handle({ ctx: { ...ctx, actor }, request, ...(await parse(schemas, request, next)) });
      } catch (error) {
        if (isDenial(error)) await recordDenial({ ...ctx, actor }, request, error);
        throw error;
      }
    });
}

/** A handler for anyone: the sign-in exchanges and the health check. */
export function publicRoute<Params, Query, Body>(
  schemas: Schemas<Params, Query, Body>,
  handle: (input: Input<PublicContext, Params, Query, Body>) => Promise<Result>,
): NextRouteHandler {
  return (request, next) =>
    respond(request, async (ctx) => {
      // What sets a cookie must come from our own pages (login CSRF, ASVS 3.5.1).
      if (request.method !== "GET") requireSameOrigin(request);
      return handle({ ctx, request, ...(await parse(schemas, request, next)) });
    });
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

/** The only try/catch between the domain and HTTP. */
async function respond(request: Request, handle: (ctx: PublicContext) => Promise<Result>): Promise<Response> {
  const requestId = randomUUID();
  const startedAt = performance.now();
  let response: Response;
  try {
    const result = await handle({ db: database().db, requestId });
    response = result instanceof Response ? result : Response.json(result);
  } catch (error) {
    response = problemResponse(isUnreachable(error) ? databaseAway(error) : error, requestId);
    if (response.status >= 500) log.error({ requestId, err: error }, "request failed");
  }
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  response.headers.set("x-request-id", requestId);
  log.info(
    {
      requestId,
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
      durationMs: Math.round(performance.now() - startedAt),
    },
    "request",
  );
  return response;
}

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

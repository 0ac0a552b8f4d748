import { ApiProblem, ServerUnreachable } from "#lib/client/api-problem.ts";
import type { operations } from "#lib/wire/operations/operations.ts";
import type * as z from "#lib/wire/zod.ts";

/*
 * The browser's API client. The session cookie says who calls. Everything about a call is typed by its entry in
 * lib/wire/operations/operations.ts, of which only the types are imported: a page loads neither the table nor zod.
 */

type Table = typeof operations;

/** Each operation under its method and path, such as `"GET /api/clinic/"`. */
type Operations = { [Id in keyof Table as `${Table[Id]["method"]} ${Table[Id]["path"]}`]: Table[Id] };

export type Call = keyof Operations;

type Params<Each> = Each extends { params: infer Schema extends z.ZodType }
  ? { params: z.output<Schema> }
  : unknown;

/** The server fills in what is left out of a query. */
type Query<Each> = Each extends { query: infer Schema extends z.ZodType }
  ? { query?: { [Name in keyof z.output<Schema>]?: z.output<Schema>[Name] | undefined } }
  : unknown;

type Body<Each> = Each extends { body: infer Schema extends z.ZodType }
  ? undefined extends z.input<Schema>
    ? { body?: z.input<Schema> }
    : { body: z.input<Schema> }
  : unknown;

/** The same operations as `takesKey` of lib/wire/operations/operation.ts. */
type Key<Each> = Each extends { method: "POST" } & ({ access: "signed-in" } | { limit: string })
  ? { idempotencyKey?: string }
  : unknown;

/** `keepalive` lets the request outlive the page. Browsers then take bodies of at most 64 KiB. */
export type CallOptions<Name extends Call> = Params<Operations[Name]> &
  Query<Operations[Name]> &
  Body<Operations[Name]> &
  Key<Operations[Name]> & { keepalive?: boolean };

type Arguments<Options> = object extends Options ? [options?: Options] : [options: Options];

type AnswerTo<Answer> = Answer extends z.ZodType ? z.output<Answer> : undefined;

export type Answer<Name extends Call> = AnswerTo<
  Operations[Name]["answers"][keyof Operations[Name]["answers"]]
>;

/**
 * Calls one operation of the API.
 * @throws ApiProblem when the server refuses, ServerUnreachable when no answer came or the answer is not the API's
 */
export function callApi<Name extends Call>(
  call: Name,
  ...[options]: Arguments<CallOptions<Name>>
): Promise<Answer<Name>> {
  const { params = {}, query = {}, ...rest }: SentOptions = options ?? {};
  const { method, path } = partsOf(call);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  return request(method, filled + searchOf(query), rest);
}

/**
 * Reads the next page of a list.
 * @param call the operation that answered with the page before
 * @param next `next` of that page
 */
export function callNextPage<Name extends Call>(
  call: Name & `GET ${string}`,
  next: string,
): Promise<Answer<Name>> {
  return request(partsOf(call).method, next, {});
}

/** The options of any call, without the types of its operation. */
interface SentOptions extends RequestOptions {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
}

interface RequestOptions {
  body?: unknown;
  idempotencyKey?: string;
  keepalive?: boolean;
}

/** Longer than the server waits for Twilio, so that the user reads the server's answer. */
const timeoutMs = 20_000;

function partsOf(call: Call): { method: string; path: string } {
  const [method = "", path = ""] = call.split(" ");
  return { method, path };
}

function searchOf(query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return "";
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

async function request<Output>(
  method: string,
  path: string,
  { body, idempotencyKey, keepalive = false }: RequestOptions,
): Promise<Output> {
  const { response, json } = await send(path, {
    method,
    keepalive,
    credentials: "same-origin",
    cache: "no-store",
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new ApiProblem(response.status, json);
  return answerIn<Output>(response.status, json);
}

/**
 * Trusts the server for the fields of an answer: its tests hold each answer against the operation's schema. A page of a
 * proxy or a captive portal is no JSON object, and is no answer.
 */
function answerIn<Output>(status: number, json: unknown): Output {
  if (status !== 204 && (typeof json !== "object" || json === null)) {
    throw new ServerUnreachable("The answer is not a JSON object");
  }
  return json as Output;
}

async function send(path: string, init: RequestInit): Promise<{ response: Response; json: unknown }> {
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const text = await response.text();
    return { response, json: parseJson(text) };
  } catch (error) {
    throw new ServerUnreachable("No answer from the server", { cause: error });
  }
}

/** A proxy may answer with an HTML page. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type * as z from "#lib/wire/zod.ts";

/** The kinds of requests that are limited. lib/api/rate-limit.ts holds the limits. */
export type RateLimit =
  | "signIn"
  | "linkExchange"
  | "roomToken"
  | "turnToken"
  | "message"
  | "captions"
  | "notes"
  | "technicalReport"
  | "networkCheck";

/**
 * One operation of the API. The route handler parses requests with it, the browser's calls are typed by it, the OpenAPI
 * document is made from it, and the tests check each answer against it.
 */
export interface Operation {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  group: string;
  /** An imperative of a few words. */
  summary: string;
  /** Markdown: what the summary cannot say. */
  description?: string;
  /** Whether a caller must be signed in. lib/domain/visit/policy.ts decides what each of them may do. */
  access: "anyone" | "signed-in";
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** By status: a schema, null for an answer without a body, or a media type other than JSON. */
  answers: Readonly<Record<number, z.ZodType | string | null>>;
  /** Statuses of refusals, besides those that `problemStatuses` adds. */
  problems?: readonly number[];
  /** Set where the number of calls is limited. */
  limit?: RateLimit;
  /** Pages call it without a person's action, so it does not keep a session alive. */
  isAutomatic?: true;
}

/** Tells whether the server reads an `Idempotency-Key`. Without a limit, anyone could store keys without end. */
export function takesKey({ method, access, limit }: Operation): boolean {
  return method === "POST" && (access === "signed-in" || limit !== undefined);
}

/** Returns every status of a refusal: the listed ones, and those that follow from the operation's other fields. */
export function problemStatuses(operation: Operation): number[] {
  const isSignedIn = operation.access === "signed-in";
  const statuses = [
    ...(operation.problems ?? []),
    ...(isSignedIn ? [401, 403] : []),
    ...(operation.query || operation.body ? [400] : []),
    ...(operation.params ? [404] : []),
    // Idempotency-Key: 409 while the first request runs, 422 for another body under the same key.
    ...(takesKey(operation) ? [400, 409, 422] : []),
    429,
    500,
    503,
  ];
  return [...new Set(statuses)].toSorted((a, b) => a - b);
}

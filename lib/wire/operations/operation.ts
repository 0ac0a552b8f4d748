import type * as z from "#lib/wire/zod.ts";

/** What is counted; how much of it is allowed stands in lib/api/rate-limit.ts. */
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
 * One operation of the API: the route handler parses by it, the OpenAPI description is made from it, and the tests hold
 * each answer against it.
 */
export interface Operation {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  group: string;
  summary: string;
  /** Who may call it at all; what they may do then is for the policy (lib/domain/visit/policy.ts). */
  access: "anyone" | "signed-in";
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** By status; null where there is no body, a media type where it is not JSON. */
  answers: Readonly<Record<number, z.ZodType | string | null>>;
  /** Refusals of its own, besides those that `problemStatuses` adds. */
  problems?: readonly number[];
  /** How often it may be called, where that is counted. */
  limit?: RateLimit;
  /** Pages call it by themselves: it does not show that somebody is there, and keeps no session alive. */
  isAutomatic?: true;
}

/** Whether an `Idempotency-Key` counts: not where anybody may ask as often as they like (lib/api/route.ts). */
export function takesKey({ method, access, limit }: Operation): boolean {
  return method === "POST" && (access === "signed-in" || limit !== undefined);
}

/** Every status with which it may refuse, its own and those that follow from what it is. */
export function problemStatuses(operation: Operation): number[] {
  const isSignedIn = operation.access === "signed-in";
  const statuses = [
    ...(operation.problems ?? []),
    ...(isSignedIn ? [401, 403] : []),
    ...(operation.query || operation.body ? [400] : []),
    ...(operation.params ? [404] : []),
    // Idempotency-Key: one in flight, and another body under the same key.
    ...(takesKey(operation) ? [400, 409, 422] : []),
    429,
    500,
    503,
  ];
  return [...new Set(statuses)].toSorted((a, b) => a - b);
}

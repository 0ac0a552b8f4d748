import { problemTypes } from "#lib/wire/problem-types.ts";
import * as z from "#lib/wire/zod.ts";

/** The wire format of a refusal (RFC 9457). Browser-safe. */
export const Problem = z.object({
  /** Stable. Clients tell refusals apart by it. */
  type: z.enum(Object.keys(problemTypes).map((type) => `/problems/${type}`)),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** `urn:uuid:` and the request's id, which the log holds too. */
  instance: z.string(),
  /** Repeats `detail` for older clients. */
  error: z.string(),
  /** The wrong fields. `pointer` is a JSON Pointer into the body, or `?` and the name of a query parameter. */
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  /** Twilio's error number, when Twilio is the reason. */
  twilio_code: z.number().int().optional(),
  /** The present state of what the request wanted to replace, such as the notes to merge with. */
  current: z.record(z.string(), z.unknown()).optional(),
});

export const problemTitles: Record<number, string> = {
  400: "The request is not valid, or the status does not allow it",
  401: "Sign-in needed",
  403: "Not allowed",
  404: "Does not exist, or you may not know of it",
  409: "The same request is being worked on, or the data has changed",
  410: "No longer available",
  422: "The Idempotency-Key was used for another request",
  429: "Too many requests; see Retry-After",
  500: "Something went wrong",
  503: "Temporarily unavailable; see Retry-After",
};

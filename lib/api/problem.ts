import { DomainError, type ErrorCode } from "#lib/foundation/errors.ts";

/** A wrong state answers 400, as the older Panacare clients expect (a 409 in newer taste). */
const problems: Record<
  ErrorCode | "internal",
  { status: number; title: string; retryAfterSeconds?: number }
> = {
  unauthenticated: { status: 401, title: "Sign-in needed" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  gone: { status: 410, title: "No longer available" },
  invalid: { status: 400, title: "Invalid request" },
  wrong_state: { status: 400, title: "Not possible in this state" },
  outdated: { status: 409, title: "Changed meanwhile" },
  conflict: { status: 409, title: "Already under way", retryAfterSeconds: 1 },
  key_reused: { status: 422, title: "Idempotency key used before" },
  rate_limited: { status: 429, title: "Too many requests", retryAfterSeconds: 60 },
  unavailable: { status: 503, title: "Temporarily unavailable", retryAfterSeconds: 5 },
  internal: { status: 500, title: "Something went wrong" },
};

/**
 * Returns the RFC 9457 answer to an error. `error` repeats the detail for older clients, which read only that field. An
 * unexpected error shows nothing but the request id, under which the log has it.
 */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = error instanceof DomainError ? error : undefined;
  const code = known?.code ?? "internal";
  const { status, title, retryAfterSeconds: usual } = problems[code];
  const retryAfterSeconds = known?.retryAfterSeconds ?? usual;
  const detail = known?.message ?? `Please try again. If it happens again, tell us this number: ${requestId}`;
  return new Response(
    JSON.stringify({
      type: `/problems/${known?.type ?? code}`,
      title,
      status,
      detail,
      instance: `urn:uuid:${requestId}`,
      error: detail,
      ...(known?.fields && { errors: known.fields }),
      ...(known?.twilioCode !== undefined && { twilio_code: known.twilioCode }),
      ...(known?.current && { current: known.current }),
    }),
    {
      status,
      headers: {
        "content-type": "application/problem+json; charset=utf-8",
        ...(status === 401 && { "www-authenticate": 'Bearer realm="panacare"' }),
        ...(retryAfterSeconds && { "retry-after": String(retryAfterSeconds) }),
      },
    },
  );
}

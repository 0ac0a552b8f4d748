import { isBrokenCircuitError } from "cockatiel";
import twilio from "twilio";

/** Describes an error of a request to Twilio. `code` is Twilio's number where Twilio answered. */
export interface TwilioFailure {
  code: number | undefined;
  status: number | undefined;
}

export function describeTwilioFailure(error: unknown): TwilioFailure {
  if (error instanceof twilio.RestException) return { code: error.code, status: error.status };
  return { code: undefined, status: undefined };
}

/** The resource does not exist, or no longer (twilio.com/docs/api/errors/20404). */
export function isNotFound(error: unknown): boolean {
  return describeTwilioFailure(error).status === 404;
}

/** Why there is no answer that could be used: one word each, because metrics are counted by it. */
export type FailureReason =
  | "timeout"
  | "unreachable"
  | "tls"
  | "unauthorized"
  | "rate-limited"
  | "server-error"
  | "refused"
  | "resting"
  | "unusable";

export function failureReason(error: unknown): FailureReason {
  if (isBrokenCircuitError(error)) return "resting";
  const { status } = describeTwilioFailure(error);
  if (status !== undefined) return refusalReason(status);
  const { code } = error as { code?: unknown };
  if (code === "ECONNABORTED" || code === "ETIMEDOUT") return "timeout";
  if (typeof code !== "string") return "unusable";
  // Node's own words for a certificate that it does not trust, from OpenSSL (nodejs.org/api/tls.html).
  if (/CERT|SSL|TLS|EPROTO/.test(code)) return "tls";
  return /^(E[A-Z]+|EAI_\w+)$/.test(code) ? "unreachable" : "unusable";
}

export function refusalReason(status: number): FailureReason {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 429) return "rate-limited";
  return status >= 500 ? "server-error" : "refused";
}

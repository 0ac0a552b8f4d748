import twilio from "twilio";

/** What an error of a Twilio call means for us. `code` is Twilio's number where Twilio answered at all. */
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

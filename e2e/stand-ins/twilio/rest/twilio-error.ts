/** Code, HTTP status and text of the errors this server gives. Source: twilio.com/docs/api/errors and the SDK's own list. */
const errors = {
  20001: [400, "Invalid parameter"],
  20003: [401, "Authenticate"],
  20004: [405, "Method not allowed"],
  20005: [403, "Account not active"],
  20101: [401, "Invalid Access Token"],
  20102: [401, "Invalid Access Token header"],
  20103: [401, "Invalid Access Token issuer/subject"],
  20104: [401, "Access Token expired or expiration date invalid"],
  20105: [401, "Access Token not yet valid"],
  20106: [401, "Invalid Access Token grants"],
  20107: [401, "Invalid Access Token signature"],
  20403: [403, "Forbidden"],
  20404: [404, "The requested resource was not found"],
  20429: [429, "Too Many Requests"],
  20500: [500, "Internal Server Error"],
  20503: [503, "Service Unavailable"],
  53000: [400, "Signaling connection error"],
  53001: [400, "Signaling connection disconnected"],
  53004: [400, "Client sent an invalid signaling message"],
  53100: [400, "Room name is invalid"],
  53101: [400, "Room name is too long"],
  53102: [400, "Room name contains invalid characters"],
  53105: [400, "Room contains too many Participants"],
  53106: [404, "Room not found"],
  53107: [400, "MaxParticipants is out of range"],
  53108: [400, "RoomType is not valid"],
  53109: [400, "Timeout is out of range"],
  53110: [400, "StatusCallbackMethod is invalid"],
  53111: [400, "StatusCallback is invalid"],
  53112: [400, "Status is invalid"],
  53113: [400, "Room exists"],
  53115: [400, "MediaRegion is invalid"],
  53118: [400, "Room completed"],
  53123: [400, "MaxParticipantDuration is out of range"],
  53126: [400, "The Room type is not available to this account"],
  53200: [400, "Participant identity is invalid"],
  53201: [400, "Participant identity is too long"],
  53205: [400, "Participant disconnected because of duplicate identity"],
  53216: [400, "Participant session length exceeded"],
} as const satisfies Record<number, readonly [status: number, message: string]>;

export type TwilioErrorCode = keyof typeof errors;

/** An answer as Twilio words it: the same code goes out as a REST error body or as a signaling `error`. */
export class TwilioError extends Error {
  override readonly name = "TwilioError";
  readonly code: TwilioErrorCode;
  readonly status: number;

  constructor(code: TwilioErrorCode, message: string = errors[code][1]) {
    super(message);
    this.code = code;
    this.status = errors[code][0];
  }

  toRestBody() {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}

/** For faults that name any code; unknown ones get a plain text, as the SDK shows it. */
export function messageOf(code: number): string {
  return Object.entries(errors).find(([known]) => Number(known) === code)?.[1][1] ?? `Error ${code}`;
}

/** A mistake of this server must not end the calls that it carries. */
export function reportBug(problem: unknown): void {
  const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  process.stderr.write(`The local Twilio has a bug: ${text}\n`);
}

import type { ProblemType } from "#lib/wire/problem-types.ts";

/**
 * The refusals of the domain. The set is closed: lib/api/problem.ts turns each code into HTTP. `wrong_state` means that the
 * consultation is not in the state that the command needs.
 */
export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "gone"
  | "invalid"
  | "wrong_state"
  | "conflict"
  | "outdated"
  | "key_reused"
  | "rate_limited"
  | "unavailable";

export interface FieldError {
  /** JSON Pointer (RFC 6901) into the body, or the name of a query parameter after `?`. */
  pointer: string;
  detail: string;
}

/** An answer that the caller can understand and act on. Its text is shown to people: no internals, no one's data. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  /** Tells apart what the code alone does not: the last part of the problem's `type`. */
  readonly type: ProblemType;
  readonly fields: FieldError[] | undefined;
  /** Twilio's error number (twilio.com/docs/api/errors), when Twilio is the reason. */
  readonly twilioCode: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** The present state, where the request relied on an older one and the caller may read it. */
  readonly current: object | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    more: {
      type?: ProblemType;
      fields?: FieldError[];
      twilioCode?: number | undefined;
      retryAfterSeconds?: number;
      current?: object;
      cause?: unknown;
    } = {},
  ) {
    super(detail, { cause: more.cause });
    this.code = code;
    this.type = more.type ?? typeOf(code);
    this.fields = more.fields;
    this.twilioCode = more.twilioCode;
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.current = more.current;
  }
}

function typeOf(code: ErrorCode): ProblemType {
  return code.replace("_", "-") as TypeOf<ErrorCode>;
}

type TypeOf<Code extends string> = Code extends `${infer Before}_${infer After}`
  ? `${Before}-${After}`
  : Code;

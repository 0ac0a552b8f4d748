import type { ProblemType } from "#lib/wire/problem-types.ts";
import { hasShape, isRecord } from "#lib/wire/shape.ts";

export interface FieldProblem {
  /** JSON pointer into the body, such as `/patient/email`. */
  pointer: string;
  detail: string;
}

/** The server's refusal (RFC 9457). Tell refusals apart with `isProblem`, never by `status` or text. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly type: string;
  readonly detail: string | undefined;
  readonly errors: FieldProblem[];
  /** Twilio's error number, when Twilio is the reason. */
  readonly twilioCode: number | undefined;
  /** The present state of what the request wanted to replace. Only some types have it. */
  readonly current: unknown;

  /** @param body the answer's JSON. A proxy's own answer has none of the fields. */
  constructor(status: number, body: unknown) {
    const { type, title, detail, errors, twilio_code: twilioCode, current } = isRecord(body) ? body : {};
    super(typeof title === "string" && title !== "" ? title : `HTTP ${status}`);
    this.status = status;
    this.type = typeof type === "string" ? type : "about:blank";
    this.detail = typeof detail === "string" ? detail : undefined;
    this.errors = Array.isArray(errors) ? errors.filter(isFieldProblem) : [];
    this.twilioCode = typeof twilioCode === "number" ? twilioCode : undefined;
    this.current = current;
  }
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return hasShape(value, { pointer: "string", detail: "string" });
}

/** Tells whether the server refused for one of these reasons. */
export function isProblem(error: unknown, ...types: ProblemType[]): boolean {
  return error instanceof ApiProblem && types.some((type) => error.type === `/problems/${type}`);
}

export function isSignedOut(error: unknown): boolean {
  return isProblem(error, "unauthenticated", "session-idle");
}

/** Tells whether the server, or a proxy before it, could not do its work. A proxy's answer has no type. */
export function isServerTrouble(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return error instanceof ServerUnreachable;
  if (isProxyAnswer(error)) return error.status >= 500;
  return isProblem(error, "unavailable", "internal", "room-not-ready");
}

/** Tells whether the same request may succeed a little later. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ApiProblem && isProxyAnswer(error) && [408, 429].includes(error.status)) return true;
  return isServerTrouble(error) || isProblem(error, "conflict", "rate-limited");
}

/** Tells whether our server decided against the request. Nothing was done, and repeating it gets the same answer. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && !isProxyAnswer(error) && !mayPass(error);
}

function isProxyAnswer({ type }: ApiProblem): boolean {
  return !type.startsWith("/problems/");
}

/** No answer of the API came: no network, a timeout, a captive portal. Trying again may help. */
export class ServerUnreachable extends Error {
  override readonly name = "ServerUnreachable";
}

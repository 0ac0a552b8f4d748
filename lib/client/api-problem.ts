import * as z from "#lib/wire/zod.ts";

const ProblemBody = z.object({
  type: z.string().catch("about:blank"),
  title: z.string().catch(""),
  detail: z.string().optional().catch(undefined),
  errors: z
    .array(z.object({ pointer: z.string().catch(""), detail: z.string() }))
    .optional()
    .catch(undefined),
  twilio_code: z.number().optional().catch(undefined),
  current: z.unknown().optional(),
});

export interface FieldProblem {
  /** JSON pointer into what was sent, such as `/patient/email`. */
  pointer: string;
  detail: string;
}

/** The server's refusal (RFC 9457). Tell refusals apart by `status` and `type`, never by their text. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly type: string;
  readonly detail: string | undefined;
  readonly errors: FieldProblem[];
  /** Twilio's error number, when Twilio is the reason. */
  readonly twilioCode: number | undefined;
  /** Of a 409: what there is now. */
  readonly current: unknown;

  constructor(status: number, body: unknown) {
    const problem = ProblemBody.safeParse(body).data;
    super(problem?.title || `HTTP ${status}`);
    this.status = status;
    this.type = problem?.type ?? "about:blank";
    this.detail = problem?.detail;
    this.errors = problem?.errors ?? [];
    this.twilioCode = problem?.twilio_code;
    this.current = problem?.current;
  }
}

/** No answer came, or none that can be understood: no network, a server that is away, a timeout. Trying again may help. */
export class ServerUnreachable extends Error {
  override readonly name = "ServerUnreachable";
}

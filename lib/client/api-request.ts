import { ApiProblem, ServerUnreachable } from "#lib/client/api-problem.ts";
import * as z from "#lib/wire/zod.ts";

/** How the pages ask our own server: the session cookie says who asks. */

/** Longer than the server itself waits for Twilio, so that its answer is what the user reads. */
const timeoutMs = 20_000;

export const Nothing = z.unknown().transform(() => undefined);

/** @throws ApiProblem for a refusal, ServerUnreachable when no answer came or none that can be understood */
export async function request<Output>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  answer: z.ZodType<Output>,
  {
    body,
    idempotencyKey,
    keepalive = false,
  }: { body?: unknown; idempotencyKey?: string; keepalive?: boolean } = {},
): Promise<Output> {
  const { response, json } = await send(path, {
    method,
    keepalive,
    credentials: "same-origin",
    cache: "no-store",
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new ApiProblem(response.status, json);
  const parsed = answer.safeParse(json);
  if (!parsed.success)
    throw new ServerUnreachable("The answer has another shape than expected", { cause: parsed.error });
  return parsed.data;
}

async function send(path: string, init: RequestInit): Promise<{ response: Response; json: unknown }> {
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const text = await response.text();
    return { response, json: parseJson(text) };
  } catch (error) {
    throw new ServerUnreachable("No answer from the server", { cause: error });
  }
}

/** A proxy in between may answer with a page of its own. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { isDeepStrictEqual } from "node:util";
import { type Operation, problemStatuses } from "#lib/wire/operations/operation.ts";
import { operations } from "#lib/wire/operations/operations.ts";
import { Problem } from "#lib/wire/problem-schema.ts";
import * as z from "#lib/wire/zod.ts";

const patterns = Object.values(operations).map((operation: Operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replace(/\/$/, "").replace(/\{\w+\}/g, "[^/]+")}/?$`),
}));

/** Holds an answer against the description of the API: every answer in every integration test goes through here. */
export function requireDocumented(
  method: string,
  pathname: string,
  { status, headers, body }: { status: number; headers: Headers; body: unknown },
): void {
  const found = patterns.find(
    ({ operation, pattern }) => operation.method === method && pattern.test(pathname),
  );
  if (!found) return;
  const { operation } = found;
  const name = `${method} ${operation.path} answered ${status}`;
  const answer = operation.answers[status];
  if (answer === undefined) {
    if (!problemStatuses(operation).includes(status))
      throw new Error(`${name}, which is not in its description`);
    if (!headers.get("content-type")?.startsWith("application/problem+json"))
      throw new Error(`${name}, which is no problem+json`);
    requireShape(name, Problem, body);
  } else if (answer instanceof z.ZodType) requireShape(name, answer, body);
  else if (answer === null && body !== null)
    throw new Error(`${name} with a body, and its description has none`);
}

function requireShape(name: string, schema: z.ZodType, body: unknown): void {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Error(`${name} in another shape than described: ${parsed.error.message}`);
  // Parsing drops fields that the schema does not know.
  if (!isDeepStrictEqual(parsed.data, body))
    throw new Error(`${name} with more than is described: ${JSON.stringify(body)}`);
}

import { DomainError, type FieldError } from "#lib/foundation/errors.ts";
import type * as z from "#lib/wire/zod.ts";

/** Ten times the longest body that the API accepts. */
const maxBodyBytes = 64 * 1024;

/** PostgreSQL stores no NUL in a text, and nobody types one. JSON forbids a raw NUL, so match a real `\u0000` escape only. */
const escapedNul = /(?<!\\)(?:\\\\)*\\u0000/;
const holdsNul = "A text holds a NUL character";
const holdsHalf = "A text holds half of a character (a surrogate alone)";

/** A malformed id in the path is an id that does not exist: 404, the same as any unknown one. */
export async function readParams<Params>(
  schema: z.ZodType<Params> | undefined,
  params: Promise<unknown>,
): Promise<Params> {
  if (!schema) return undefined as Params;
  const parsed = schema.safeParse(await params);
  if (!parsed.success) throw new DomainError("not_found", "Not found");
  return parsed.data;
}

export function readQuery<Query>(schema: z.ZodType<Query> | undefined, request: Request): Query {
  if (!schema) return undefined as Query;
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in query) throw invalid([{ pointer: `?${name}`, detail: "is given twice" }]);
    if (value.includes("\0")) throw invalid([{ pointer: `?${name}`, detail: holdsNul }]);
    query[name] = value;
  }
  return check(schema, query, (path) => `?${path.join(".")}`);
}

/**
 * @returns the parsed body; undefined where the schema allows an empty one
 * @throws invalid with a JSON Pointer for each wrong field, or when the body is no JSON or too long
 */
export async function readBody<Body>(schema: z.ZodType<Body> | undefined, request: Request): Promise<Body> {
  if (!schema) return undefined as Body;
  const nothing = request.headers.has("content-type") ? undefined : schema.safeParse(undefined);
  if (nothing?.success && (await readText(request)) === "") return nothing.data;
  // A form that another site posts cannot carry this content type without a CORS preflight (ASVS 3.5.2).
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw invalid([{ pointer: "", detail: "The body must be JSON, with content-type application/json" }]);
  }
  const text = await readText(request);
  if (escapedNul.test(text)) throw invalid([{ pointer: "", detail: holdsNul }]);
  let json: unknown;
  let isWellFormed = true;
  try {
    json = JSON.parse(text, (_, value: unknown) => {
      if (typeof value === "string") isWellFormed &&= value.isWellFormed();
      return value;
    });
  } catch {
    throw invalid([{ pointer: "", detail: "The body is not valid JSON" }]);
  }
  // JSON can hold a lone surrogate (RFC 8259, section 8.2); PostgreSQL's jsonb cannot.
  if (!isWellFormed) throw invalid([{ pointer: "", detail: holdsHalf }]);
  return check(schema, json, (path) =>
    path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
  );
}

/** @throws invalid when the body is too long or not UTF-8 */
export async function readText(request: Request): Promise<string> {
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.length;
    if (length > maxBodyBytes)
      throw invalid([{ pointer: "", detail: `The body is longer than ${maxBodyBytes} bytes` }]);
    chunks.push(chunk);
  }
  try {
    return decoder.decode(Buffer.concat(chunks));
  } catch {
    throw invalid([{ pointer: "", detail: "The body is not valid UTF-8" }]);
  }
}

function check<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  pointerOf: (path: PropertyKey[]) => string,
): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.map(({ path, message }) => ({ pointer: pointerOf(path), detail: message })),
  );
}

function invalid(fields: FieldError[]): DomainError {
  const [first] = fields;
  return new DomainError("invalid", first ? sentence(first) : "The request is not valid", { fields });
}

/** Puts the field's name before the text, unless the text names it. */
function sentence({ pointer, detail }: FieldError): string {
  const where = pointer.replace(/^[/?]/, "").replaceAll("/", ".");
  return detail.toLowerCase().startsWith(where.toLowerCase()) ? detail : `${where}: ${detail}`;
}

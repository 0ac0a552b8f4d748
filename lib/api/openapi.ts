import { exampleOf } from "#lib/api/openapi-example.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import * as chatSchemas from "#lib/wire/chat.ts";
import * as clinicSchemas from "#lib/wire/clinic.ts";
import * as consultationSchemas from "#lib/wire/consultation.ts";
import * as feedbackSchemas from "#lib/wire/feedback.ts";
import * as guestSchemas from "#lib/wire/guest.ts";
import * as serviceSchemas from "#lib/wire/health.ts";
import * as checkSchemas from "#lib/wire/network-check.ts";
import * as notesSchemas from "#lib/wire/notes.ts";
import { type Operation, problemStatuses, takesKey } from "#lib/wire/operations/operation.ts";
import { operations } from "#lib/wire/operations/operations.ts";
import { Problem, problemTitles } from "#lib/wire/problem-schema.ts";
import * as authSchemas from "#lib/wire/session.ts";
import * as summarySchemas from "#lib/wire/summary.ts";
import * as systemSchemas from "#lib/wire/system.ts";
import * as technicalReportSchemas from "#lib/wire/technical-report.ts";
import * as turnSchemas from "#lib/wire/turn-token.ts";
import * as z from "#lib/wire/zod.ts";

/** Returns the API's description in OpenAPI 3.1 (spec.openapis.org/oas/v3.1.1), made from the schemas that parse requests. */
export function openApiDocument() {
  const { names, schemas } = componentSchemas();
  return {
    openapi: "3.1.1",
    info: {
      title: "Panacare API",
      version: "1.0.0",
      description:
        "Telehealth video visits. JSON in snake_case, times in UTC (ISO 8601). Refusals are problem details (RFC 9457): tell them apart by `type`. `error` repeats `detail` for older clients. Every path works with and without its trailing slash. A POST may carry an `Idempotency-Key`: for 24 hours the server then repeats its first answer instead of doing the work again.",
    },
    servers: [{ url: serverEnvironment().APP_ORIGIN }],
    tags: [...new Set(all().map(([, { group }]) => group))].map((name) => ({ name })),
    paths: paths(names),
    components: {
      schemas,
      securitySchemes: {
        idToken: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "A Firebase ID token",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-panacare_session",
          description: "The session of the pages, from POST /api/session/",
        },
      },
    },
  };
}

/** One operation as the page /docs shows it. */
export interface DescribedOperation {
  id: string;
  operation: Operation;
  takesKey: boolean;
  parameters: { name: string; in: string; isRequired: boolean; type: string }[];
  body?: Part;
  answers: (Part & { status: string })[];
  refusals: { status: string; description: string }[];
}

interface Part {
  description: string;
  /** JSON; undefined where there is no body, or one that is not JSON. */
  example: unknown;
  schema: unknown;
}

/** Returns each operation for people to read, with examples made from its schemas. */
export function describedOperations(): DescribedOperation[] {
  const { names, schemas } = componentSchemas();
  const partOf = (schema: z.ZodType, io: "input" | "output", description: string): Part => ({
    description,
    example: exampleOf(schema, io),
    schema: schemas[names.get(schema) ?? ""],
  });
  return all().map(([id, operation]) => {
    const { params, query, body, answers } = operation;
    return {
      id,
      operation,
      takesKey: takesKey(operation),
      parameters: [...parametersOf(params, "path"), ...parametersOf(query, "query")].map((parameter) => ({
        name: parameter.name,
        in: parameter.in,
        isRequired: parameter.required,
        type: typeText(parameter.schema),
      })),
      ...(body && { body: partOf(body, "input", "JSON") }),
      answers: Object.entries(answers).map(([status, answer]) => ({
        status,
        ...(answer instanceof z.ZodType
          ? partOf(answer, "output", descriptionOf(status))
          : { description: answer ?? descriptionOf(status), example: undefined, schema: undefined }),
      })),
      refusals: problemStatuses(operation).map((status) => ({
        status: String(status),
        description: problemTitles[status] ?? "A problem",
      })),
    };
  });
}

/** Says what a parameter may be: `one of scheduled, completed`, `uuid`, `integer from 1 to 100`. */
function typeText({ type, format, enum: choices, minimum, maximum }: z.core.JSONSchema.BaseSchema): string {
  if (choices) return `one of ${choices.join(", ")}`;
  if (format) return format;
  return minimum === undefined || maximum === undefined ? `${type}` : `${type} from ${minimum} to ${maximum}`;
}

type Names = Map<z.ZodType, string>;

function all(): [string, Operation][] {
  return Object.entries(operations);
}

function paths(names: Names) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, operation] of all()) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(operationId, operation, names),
    };
  }
  return paths;
}

function describe(operationId: string, operation: Operation, names: Names) {
  const { group, summary, description, access, params, query, body } = operation;
  const parameters = [...parametersOf(params, "path"), ...parametersOf(query, "query")];
  if (takesKey(operation)) parameters.push(idempotencyKey);
  return {
    operationId,
    tags: [group],
    summary,
    ...(description && { description }),
    security: access === "anyone" ? [] : [{ idToken: [] }, { session: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: {
          "application/json": { schema: reference(body, names), example: exampleOf(body, "input") },
        },
      },
    }),
    responses: responsesOf(operation, names),
  };
}

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: z.core.JSONSchema.BaseSchema;
}

const idempotencyKey: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Makes repeating safe: the server repeats its first answer under a key, and refuses another body.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

function parametersOf(schema: z.ZodObject | undefined, place: "path" | "query"): Parameter[] {
  if (!schema) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: "output" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path",
    schema: typeof property === "object" ? property : {},
  }));
}

function responsesOf(operation: Operation, names: Names): Record<string, { description: string }> {
  const answers = Object.entries(operation.answers).map(([status, answer]) => [
    status,
    { description: descriptionOf(status), ...contentOf(answer, names) },
  ]);
  const problems = problemStatuses(operation).map((status) => [
    String(status),
    {
      description: problemTitles[status] ?? "A problem",
      content: { "application/problem+json": { schema: reference(Problem, names) } },
    },
  ]);
  return Object.fromEntries([...answers, ...problems]);
}

function descriptionOf(status: string): string {
  return { 200: "Done", 201: "Created", 204: "Done, without a body" }[status] ?? "The answer";
}

function contentOf(answer: z.ZodType | string | null, names: Names) {
  if (answer === null) return {};
  if (typeof answer === "string") return { content: { [answer]: { schema: { type: "string" } } } };
  return {
    content: {
      "application/json": { schema: reference(answer, names), example: exampleOf(answer, "output") },
    },
  };
}

function reference(schema: z.ZodType, names: Names): { $ref: string } {
  const name = names.get(schema);
  if (!name) throw new Error("a body or answer of an operation is not exported by a schema file");
  return { $ref: refTo(name) };
}

const refTo = (name: string) => `#/components/schemas/${name}`;

/** The schemas of the wire format, under the names by which they are exported. */
const exported: Record<string, unknown> = {
  Problem,
  ...authSchemas,
  ...chatSchemas,
  ...clinicSchemas,
  ...consultationSchemas,
  ...guestSchemas,
  ...technicalReportSchemas,
  ...summarySchemas,
  ...notesSchemas,
  ...feedbackSchemas,
  ...checkSchemas,
  ...systemSchemas,
  ...turnSchemas,
  ...serviceSchemas,
};

/** Bodies as they are sent, answers as they are given. */
function componentSchemas(): { names: Names; schemas: Record<string, unknown> } {
  const names: Names = new Map();
  for (const [name, schema] of Object.entries(exported)) {
    if (schema instanceof z.ZodType) names.set(schema, name);
  }
  const bodies = all().flatMap(([, { body }]) => body ?? []);
  const answers = all().flatMap(([, operation]) => Object.values(operation.answers));
  return {
    names,
    schemas: {
      ...toJsonSchemas(bodies, names, "input"),
      ...toJsonSchemas(
        [Problem, ...answers.filter((answer) => answer instanceof z.ZodType)],
        names,
        "output",
      ),
    },
  };
}

function toJsonSchemas(schemas: z.ZodType[], names: Names, io: "input" | "output"): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const schema of schemas) {
    const name = names.get(schema);
    if (name) registry.add(schema, { id: name });
  }
  const made = z.toJSONSchema(registry, {
    io,
    uri: refTo,
    override: ({ jsonSchema }) => {
      // Implied by the format, and longer than all the rest.
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}

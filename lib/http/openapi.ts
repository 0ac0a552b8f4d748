import { z } from "zod";
import { serverEnvironment } from "#lib/env.ts";
import { type Operation, operations, problemStatuses } from "#lib/http/operations.ts";
import { Problem, problemTitles } from "#lib/http/problem-schema.ts";

/** The API in OpenAPI 3.1 (spec.openapis.org/oas/v3.1.1), made from the schemas that parse it. */
export function openApiDocument() {
  const { names, schemas } = componentSchemas();
  return {
    openapi: "3.1.1",
    info: {
      title: "Panacare API",
      version: "1.0.0",
      description:
        "Telehealth video visits. JSON in snake_case, times in UTC (ISO 8601). Errors are problem details (RFC 9457) whose `type` tells them apart; `error` repeats `detail`. Every path answers with and without its trailing slash. A POST may carry an `Idempotency-Key`: its first answer is given again for 24 hours.",
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
  const { group, summary, access, params, query, body } = operation;
  const parameters = [...parametersOf(params, "path"), ...parametersOf(query, "query")];
  if (operation.method === "POST" && access === "signed-in") parameters.push(idempotencyKey);
  return {
    operationId,
    tags: [group],
    summary,
    security: access === "anyone" ? [] : [{ idToken: [] }, { session: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: reference(body, names) } } },
    }),
    responses: responsesOf(operation, names),
  };
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Makes repeating safe: the first answer under a key is given again, another body is refused.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

function parametersOf(schema: z.ZodObject | undefined, place: "path" | "query") {
  if (!schema) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: "output" });
  return Object.entries(properties).map(([name, property]): typeof idempotencyKey | object => ({
    name,
    in: place,
    required: place === "path",
    schema: property,
  }));
}

function responsesOf(operation: Operation, names: Names) {
  const answers = Object.entries(operation.answers).map(([status, answer]) => [
    status,
    { description: descriptions[status] ?? "The answer", ...contentOf(answer, names) },
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

const descriptions: Record<string, string> = { 200: "Done", 201: "Made", 204: "Done, nothing to say" };

function contentOf(answer: z.ZodType | string | null, names: Names) {
  if (answer === null) return {};
  if (typeof answer === "string") return { content: { [answer]: { schema: { type: "string" } } } };
  return { content: { "application/json": { schema: reference(answer, names) } } };
}

function reference(schema: z.ZodType, names: Names): { $ref: string } {
  return { $ref: `#/components/schemas/${names.get(schema)}` };
}

/** Bodies as they are sent and answers as they are given, each under the name of its operation's part. */
function componentSchemas(): { names: Names; schemas: Record<string, unknown> } {
  const names: Names = new Map([[Problem, "Problem"]]);
  const add = (schema: z.ZodType, name: string) => {
    if (!names.has(schema)) names.set(schema, name);
  };
  for (const [operationId, { body, answers }] of all()) {
    const name = operationId.charAt(0).toUpperCase() + operationId.slice(1);
    if (body) add(body, `${name}Request`);
    for (const answer of Object.values(answers)) {
      if (answer instanceof z.ZodType) add(answer, `${name}Response`);
    }
  }
  const bodies = new Set(all().map(([, { body }]) => body));
  const schemas = [...names].map(([schema, name]) => {
    const { $schema: _, ...json } = z.toJSONSchema(schema, { io: bodies.has(schema) ? "input" : "output" });
    return [name, json];
  });
  return { names, schemas: Object.fromEntries(schemas) };
}

import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { routeMethods, send } from "#lib/testing/api.ts";
import { operations } from "#lib/wire/operations/operations.ts";

interface Description {
  openapi: string;
  paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
  components: { schemas: Record<string, { properties?: Record<string, { format?: string }> }> };
}

async function describedApi(): Promise<Description> {
  const { status, body } = await send("GET", "/api/openapi.json");
  expect(status).toBe(200);
  return body as Description;
}

test("is an OpenAPI 3.1 document, by the schema of that specification", async () => {
  const description = await describedApi();
  expect(description.openapi).toMatch(/^3\.1\./);
  expect(await new Validator().validate({ ...description })).toMatchObject({ valid: true });
});

test("describes every method of every route, and no other", async () => {
  const { paths } = await describedApi();
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\/$/, "")}`),
  );
  const routes = (await routeMethods()).map((name) => name.replace(/\[(\w+)\]/g, "{$1}"));
  expect(described.toSorted()).toEqual(routes.toSorted());
});

test("declares every parameter in a path, and refers only to schemas that it holds", async () => {
  const description = await describedApi();
  for (const [path, methods] of Object.entries(description.paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters = [] } of Object.values(methods)) {
      const declared = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
      expect(declared).toEqual(inPath);
    }
  }
  const references = JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
  const missing = [...references].filter(([, name]) => !description.components.schemas[name ?? ""]);
  expect(missing).toEqual([]);
});

test("is made from the schemas that parse: what a body requires stands there", async () => {
  const { components } = await describedApi();
  expect(components.schemas["NewConsultation"]).toMatchObject({
    required: ["patient", "scheduled_start", "scheduled_end"],
    additionalProperties: false,
    properties: { scheduled_start: { type: "string", format: "date-time" } },
  });
  expect(components.schemas["Consultation"]?.properties).toHaveProperty("waiting_since");
  expect(Object.keys(operations).length).toBeGreaterThan(30);
});

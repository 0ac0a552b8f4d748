import { describe, expect, test } from "vitest";
import { exampleOf } from "#lib/api/openapi-example.ts";
import type { Operation } from "#lib/wire/operations/operation.ts";
import { operations } from "#lib/wire/operations/operations.ts";
import * as z from "#lib/wire/zod.ts";

const all: [string, Operation][] = Object.entries(operations);

describe("an example of the API's description", () => {
  const bodies = all.flatMap(([id, { body }]) => (body ? [{ id, body }] : []));
  test.each(bodies)("of the body of $id is one that the server takes", ({ body }) => {
    expect(body.safeParse(exampleOf(body, "input")).error).toBeUndefined();
  });

  const answers = all.flatMap(([id, { answers }]) =>
    Object.values(answers).flatMap((answer) => (answer instanceof z.ZodType ? [{ id, answer }] : [])),
  );
  test.each(answers)("of an answer of $id is one that the server gives", ({ answer }) => {
    expect(answer.safeParse(exampleOf(answer, "output")).error).toBeUndefined();
  });
});

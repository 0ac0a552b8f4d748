import { describe, expect, test } from "vitest";
import { ApiProblem, ServerUnreachable } from "#lib/client/api-problem.ts";
import { FormKey } from "#lib/client/form-key.ts";

/** The key that the content is sent with. */
async function keyOf(form: FormKey, content: object, problem?: Error): Promise<string> {
  let key = "";
  const answer = form.use(content, async (given) => {
    key = given;
    if (problem) throw problem;
  });
  if (problem) await expect(answer).rejects.toBe(problem);
  else await answer;
  return key;
}

const guest = { name: "Interpreter" };
const refusal = (status: number, type: string) => new ApiProblem(status, { type, title: "" });

test("other content is another thing, and so is the same in another form", async () => {
  const form = new FormKey();
  const key = await keyOf(form, guest);
  expect(await keyOf(form, { name: "Kim Hart" })).not.toBe(key);
  expect(await keyOf(form, guest)).toBe(key);
  expect(await keyOf(new FormKey(), guest)).not.toBe(key);
});

describe("another attempt", () => {
  test.each([
    ["no answer came", new ServerUnreachable("No answer from the server")],
    ["a proxy answered for the server", refusal(502, "about:blank")],
    ["the answer is lost on the server", refusal(409, "/problems/conflict")],
  ])("is the same request when %s", async (_, problem) => {
    const form = new FormKey();
    const key = await keyOf(form, guest, problem);
    expect(await keyOf(form, guest)).toBe(key);
  });

  test("is a new one after a refusal, of which the reason may be gone", async () => {
    const form = new FormKey();
    const key = await keyOf(form, guest, refusal(400, "/problems/too-many-guests"));
    expect(await keyOf(form, guest)).not.toBe(key);
  });
});

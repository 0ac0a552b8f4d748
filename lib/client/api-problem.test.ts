import { describe, expect, test } from "vitest";
import {
  ApiProblem,
  isProblem,
  isRefusal,
  isServerTrouble,
  isSignedOut,
  mayPass,
  ServerUnreachable,
} from "#lib/client/api-problem.ts";
import type { ProblemType } from "#lib/wire/problem-types.ts";

const problem = (status: number, type: ProblemType) => new ApiProblem(status, { type: `/problems/${type}` });

describe("ApiProblem", () => {
  test("reads the fields of a refusal", () => {
    const errors = [{ pointer: "/patient/email", detail: "is not an address" }];
    const read = new ApiProblem(400, { type: "/problems/invalid", title: "Invalid", detail: "No", errors });
    expect(read).toMatchObject({ status: 400, type: "/problems/invalid", detail: "No", errors });
    expect(read.message).toBe("Invalid");
  });

  test.each([
    [undefined],
    ["<html>"],
    [{ title: 7, detail: null, errors: "none", twilio_code: "53000" }],
    [{ errors: [null, { pointer: 1 }] }],
  ])("stands a body that is not the API's: %j", (body) => {
    expect(new ApiProblem(502, body)).toMatchObject({
      message: "HTTP 502",
      type: "about:blank",
      detail: undefined,
      errors: [],
      twilioCode: undefined,
    });
  });
});

test.each<[error: unknown, says: string[]]>([
  [new ServerUnreachable("No answer"), ["isServerTrouble", "mayPass"]],
  [new ApiProblem(502, "<html>"), ["isServerTrouble", "mayPass"]],
  [new ApiProblem(429, "<html>"), ["mayPass"]],
  [new ApiProblem(403, "<html>"), []],
  [problem(503, "room-not-ready"), ["isServerTrouble", "mayPass"]],
  [problem(500, "internal"), ["isServerTrouble", "mayPass"]],
  [problem(409, "conflict"), ["mayPass"]],
  [problem(429, "rate-limited"), ["mayPass"]],
  [problem(401, "session-idle"), ["isSignedOut", "isRefusal"]],
  [problem(401, "guest-removed"), ["isRefusal"]],
  [problem(400, "wrong-state"), ["isRefusal"]],
  [new TypeError("a mistake of ours"), []],
])("%s is sorted by its type: %j", (error, says) => {
  const questions = { isServerTrouble, mayPass, isSignedOut, isRefusal };
  const yes = Object.entries(questions).filter(([, ask]) => ask(error));
  expect(yes.map(([name]) => name).toSorted()).toEqual(says.toSorted());
});

test("isProblem knows the type whatever the status", () => {
  expect(isProblem(problem(401, "visit-ended"), "gone", "visit-ended")).toBe(true);
  expect(isProblem(problem(410, "link-expired"), "gone", "visit-ended")).toBe(false);
  expect(isProblem(new Error("/problems/gone"), "gone")).toBe(false);
});

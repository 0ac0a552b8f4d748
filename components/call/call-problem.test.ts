import { describe, expect, test } from "vitest";
import { callProblem } from "#components/call/call-problem.ts";
import { ApiProblem, ServerUnreachable } from "#lib/http/api-problem.ts";

function twilioError(code: number) {
  return Object.assign(new Error("Access Token issuer is invalid"), { code });
}

const codes = [
  20101, 20102, 20103, 20104, 20105, 20106, 20107, 20157, 53000, 53001, 53002, 53003, 53004, 53006, 53104,
  53105, 53106, 53118, 53205, 53216, 53405, 53407, 53500, 53501,
];

describe("callProblem", () => {
  test.each(codes)("says what %i means in plain sentences and keeps the code", (code) => {
    const problem = callProblem(twilioError(code));

    expect(problem.code).toBe(code);
    expect(problem.title).toMatch(/^[A-Z].*[^.!]$/);
    expect(problem.detail).toMatch(/^[A-Z][^!]*\.$/);
    expect(`${problem.title} ${problem.detail}`).not.toMatch(
      /token|signal|ICE|TURN|DTLS|issuer|error|failed/,
    );
  });

  test.each([20101, 20102, 20103, 20106, 20107, 20157])(
    "offers no retry for %i: only the clinic can mend it",
    (code) => {
      expect(callProblem(twilioError(code)).canRetry).toBe(false);
    },
  );

  test.each([20104, 53000, 53001, 53205, 53405])("offers a retry for %i", (code) => {
    expect(callProblem(twilioError(code)).canRetry).toBe(true);
  });

  test("has words for a code it does not know, which it keeps", () => {
    expect(callProblem(twilioError(54321))).toMatchObject({
      code: 54321,
      title: "The call could not be connected",
    });
  });

  test.each([
    ["the SDK's code for unknown", twilioError(0)],
    ["another error", new TypeError("x is not a function")],
    ["what is no error", "boom"],
  ])("has words without a code for %s", (_, error) => {
    expect(callProblem(error)).toMatchObject({
      code: null,
      title: "The call could not be connected",
      canRetry: true,
    });
  });

  test("passes on the server's own words, and offers a retry only where waiting may help", () => {
    const ended = callProblem(new ApiProblem(400, { title: "Wrong state", detail: "The visit has ended." }));
    expect(ended).toMatchObject({ code: null, detail: "The visit has ended.", canRetry: false });
    expect(callProblem(new ApiProblem(503, {})).canRetry).toBe(true);
  });

  test("knows Twilio's code inside the server's refusal", () => {
    expect(callProblem(new ApiProblem(503, { twilio_code: 20103 })).code).toBe(20103);
  });

  test("says that the server cannot be reached", () => {
    expect(callProblem(new ServerUnreachable("No answer"))).toMatchObject({
      title: "We cannot reach the clinic",
    });
  });
});

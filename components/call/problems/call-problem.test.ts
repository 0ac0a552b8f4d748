import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { callProblem, isOverForServer, playOf } from "#components/call/problems/call-problem.ts";
import { playbook } from "#components/call/problems/playbook.ts";
import { ApiProblem, ServerUnreachable } from "#lib/client/api-problem.ts";
import { call as words } from "#lib/wire/i18n/messages/en/call.ts";

function twilioError(code: number) {
  return Object.assign(new Error("Access Token issuer is invalid"), { code });
}

describe("the playbook", () => {
  test.each([...playbook])("says what %i means in plain sentences", (_code, { says }) => {
    const { title, detail } = words.problems[says];
    expect(title).toMatch(/^[A-Z].*[^.!]$/);
    expect(detail).toMatch(/^[A-Z][^!]*\.$/);
    expect(`${title} ${detail}`).not.toMatch(/token|signal|ICE|TURN|DTLS|issuer|error|failed/);
  });

  test("has a row for every error of twilio-video", () => {
    const source = readFileSync(
      createRequire(import.meta.url).resolve("twilio-video/lib/util/twilio-video-errors.js"),
      "utf8",
    );
    const codes = [...source.matchAll(/TwilioErrorByCode, (\d{5}),/g)].map(([, code]) => Number(code));
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => !playbook.has(code))).toEqual([]);
  });

  test.each<[remedy: string, codes: number[]]>([
    ["stop", [20101, 20102, 20103, 20106, 20107, 20157, 53003, 53004, 53100, 53105, 53205, 53216, 53404]],
    ["new-ticket", [20104, 20105]],
    ["relay-only", [53405, 53407, 53501]],
    ["relay-then-again", [53000]],
    ["again", [53001, 53002, 53006, 53104, 53119, 53204, 53206, 53500]],
    ["ask-server", [53103, 53106, 53118]],
  ])("does the same for these: %s", (remedy, codes) => {
    expect(codes.filter((code) => playbook.get(code)?.remedy !== remedy)).toEqual([]);
  });

  test.each<[code: number, reason: string]>([
    [53118, "completed"],
    [53205, "opened-elsewhere"],
    [53216, "time-over"],
  ])("ends a stay by %i as %s", (code, reason) => {
    expect(playbook.get(code)?.endsAs).toBe(reason);
  });

  test("ends a stay by nothing else", () => {
    expect([...playbook].filter(([, { endsAs }]) => endsAs).map(([code]) => code)).toEqual([
      53118, 53205, 53216,
    ]);
  });

  test("offers no retry where only the clinic can mend it", () => {
    const hopeless = [...playbook].filter(([, { canRetry }]) => !canRetry).map(([code]) => code);
    expect(hopeless).toEqual([
      20101, 20102, 20103, 20106, 20107, 20157, 53100, 53101, 53102, 53107, 53108, 53109, 53110, 53111, 53112,
      53114, 53115, 53117, 53118, 53124, 53125, 53126, 53200, 53201, 53202, 53216, 53404,
    ]);
  });
});

describe("callProblem", () => {
  test.each([...playbook.keys()])("keeps %i and Twilio's name of it", (code) => {
    expect(callProblem(twilioError(code))).toMatchObject({ code, name: playbook.get(code)?.name });
  });

  test("has words for a code it does not know, which it keeps", () => {
    expect(callProblem(twilioError(54321))).toMatchObject({ code: 54321, name: "", says: "unknown" });
  });

  test.each([
    ["the SDK's code for unknown", twilioError(0)],
    ["another error", new TypeError("x is not a function")],
    ["what is no error", "boom"],
  ])("has words without a code for %s", (_, error) => {
    expect(callProblem(error)).toMatchObject({ code: null, says: "unknown", canRetry: true });
  });

  test("passes on the server's refusal, and offers a retry only where waiting may help", () => {
    const refusal = new ApiProblem(400, { title: "Wrong state", detail: "The visit has ended." });
    expect(callProblem(refusal)).toMatchObject({ code: null, says: "refused", refusal, canRetry: false });
    expect(callProblem(new ApiProblem(503, {})).canRetry).toBe(true);
  });

  test("knows Twilio's code inside the server's refusal", () => {
    expect(callProblem(new ApiProblem(503, { twilio_code: 20103 }))).toMatchObject({
      code: 20103,
      says: "setUp",
      refusal: null,
    });
  });

  test("says that the server cannot be reached, and goes on trying", () => {
    const away = new ServerUnreachable("No answer");
    expect(callProblem(away)).toMatchObject({ says: "clinicUnreachable", canRetry: true });
    expect(playOf(away).remedy).toBe("again");
  });
});

describe("isOverForServer", () => {
  test.each<[error: unknown, isOver: boolean]>([
    [new ApiProblem(400, { type: "/problems/wrong-state" }), true],
    [new ApiProblem(401, { type: "/problems/visit-ended" }), true],
    [new ApiProblem(400, { type: "/problems/invalid" }), false],
    [new ApiProblem(410, { type: "/problems/link-expired" }), false],
    [new ApiProblem(400, {}), false],
    [new ApiProblem(503, { type: "/problems/unavailable" }), false],
    [new ApiProblem(429, { type: "/problems/rate-limited" }), false],
    [new ServerUnreachable("No answer"), false],
    [twilioError(53106), false],
  ])("%s: %s", (error, isOver) => {
    expect(isOverForServer(error)).toBe(isOver);
  });
});

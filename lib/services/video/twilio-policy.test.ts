import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTwilioPolicy } from "#lib/services/video/twilio-policy.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Twilio, answering as it is told; the last word counts from then on. */
function twilio(...words: (number | string)[]) {
  let calls = 0;
  const request = async () => {
    const word = words[Math.min(calls, words.length - 1)];
    calls += 1;
    if (typeof word === "string") throw Object.assign(new Error("no answer"), { code: word });
    return { statusCode: word };
  };
  return { request, calls: () => calls };
}

/** Runs a request to its end, its pauses included. */
async function ask(policy: ReturnType<typeof createTwilioPolicy>, request: () => Promise<unknown>) {
  const outcome = policy.repeated(request).then(
    (answer) => (answer as { statusCode: number }).statusCode,
    (error: Error & { code?: string }) => error.code ?? error.constructor.name,
  );
  await vi.advanceTimersByTimeAsync(1000);
  return outcome;
}

test.each([
  ["a server error", [500, 200], 200, 2],
  ["a broken connection", ["ECONNRESET", 201], 201, 2],
  ["nothing else: not what was refused", [404], 404, 1],
  ["nor what took too long", ["ECONNABORTED", 200], "ECONNABORTED", 1],
  ["and once only", [503, 503, 200], 503, 2],
])("tries again after %s", async (_, words, outcome, calls) => {
  const service = twilio(...words);
  expect(await ask(createTwilioPolicy(), service.request)).toBe(outcome);
  expect(service.calls()).toBe(calls);
});

/** Twilio, which answers each request after so long; "never" until the time is up. */
function slowTwilio(...afterMs: (number | "never")[]) {
  let calls = 0;
  const request = () => {
    const delayMs = afterMs[calls] ?? 0;
    calls += 1;
    return new Promise<{ statusCode: number }>((resolve, reject) => {
      if (delayMs !== "never") setTimeout(() => resolve({ statusCode: 200 }), delayMs);
      setTimeout(() => reject(Object.assign(new Error("no answer"), { code: "ECONNABORTED" })), 5000);
    });
  };
  return { request, calls: () => calls };
}

test.each([
  ["at once", [100], 100, 1],
  ["to the second request, where the first is lost", ["never", 100], 2100, 2],
  ["late to the first, where the second is lost", [3000, "never"], 3000, 2],
  ["to neither: no longer than one may take", ["never", "never"], 5000, 2],
] as const)("hears Twilio answer %s", async (_, afterMs, tookMs, calls) => {
  const service = slowTwilio(...afterMs);
  const startedAt = Date.now();
  const answeredAt = createTwilioPolicy().repeated(service.request).then(Date.now, Date.now);
  await vi.runAllTimersAsync();
  expect((await answeredAt) - startedAt).toBe(tookMs);
  expect(service.calls()).toBe(calls);
});

test.each([
  ["a server error", 500],
  ["a broken connection", "ECONNRESET"],
])("sends what is to be sent once not again after %s", async (_, word) => {
  const service = twilio(word, 200);
  const policy = createTwilioPolicy();
  await policy.once(service.request).catch(() => undefined);
  await vi.runAllTimersAsync();
  expect(service.calls()).toBe(1);
});

test("waits for what is to be sent once, however late the answer comes", async () => {
  const service = slowTwilio(4000, 100);
  const startedAt = Date.now();
  const answeredAt = createTwilioPolicy().once(service.request).then(Date.now);
  await vi.runAllTimersAsync();
  expect((await answeredAt) - startedAt).toBe(4000);
  expect(service.calls()).toBe(1);
});

test("rests for what is sent once too", async () => {
  const policy = createTwilioPolicy();
  const away = twilio("ECONNABORTED");
  for (let failure = 0; failure < 5; failure += 1) await policy.once(away.request).catch(() => undefined);
  await expect(policy.once(away.request)).rejects.toThrow("circuit");
  expect(await ask(policy, away.request)).toBe("BrokenCircuitError");
  expect(away.calls()).toBe(5);
});

test("asks no more while Twilio is away, then once, and goes on when that is answered", async () => {
  const policy = createTwilioPolicy();
  const away = twilio("ECONNABORTED");
  for (let failure = 0; failure < 5; failure += 1) await ask(policy, away.request);
  expect(await ask(policy, away.request)).toBe("BrokenCircuitError");
  expect(away.calls()).toBe(5);

  await vi.advanceTimersByTimeAsync(5000);
  expect(await ask(policy, away.request)).toBe("ECONNABORTED");
  expect(await ask(policy, away.request)).toBe("BrokenCircuitError");
  expect(away.calls()).toBe(6);

  await vi.advanceTimersByTimeAsync(5000);
  const back = twilio(200);
  expect(await ask(policy, back.request)).toBe(200);
  expect(await ask(policy, back.request)).toBe(200);
});

test("goes on asking a Twilio that fails now and then", async () => {
  const policy = createTwilioPolicy();
  for (let round = 0; round < 20; round += 1) expect(await ask(policy, twilio(500, 200).request)).toBe(200);
});

test("takes no refusal for a failure", async () => {
  const policy = createTwilioPolicy();
  for (let round = 0; round < 20; round += 1) expect(await ask(policy, twilio(429).request)).toBe(429);
});

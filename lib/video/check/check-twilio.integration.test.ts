import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startLocalTwilio } from "#e2e/stand-ins/twilio/server.ts";
import { processEnvironment } from "#lib/env.ts";
import { checkTwilio } from "#lib/video/check/check-twilio.ts";
import { renderReport } from "#lib/video/check/render-report.ts";

/** Each cause of a wrong set-up, made at the local Twilio, and told apart by the check. */

const right = {
  TWILIO_ACCOUNT_SID: "AC0123456789abcdef0123456789abcdef",
  TWILIO_AUTH_TOKEN: "fedcba9876543210fedcba9876543210",
  TWILIO_API_KEY_SID: "SK0123456789abcdef0123456789abcdef",
  TWILIO_API_KEY_SECRET: "Zx0Yw1Vu2Ts3Rq4Po5Nm6Lk7Ji8Hg9Fe",
};
const strangeKey = { sid: "SKfedcba9876543210fedcba9876543210", secret: "Ab0Cd1Ef2Gh3Ij4Kl5Mn6Op7Qr8St9Uv" };
const strangeKeyGiven = {
  TWILIO_API_KEY_SID: strangeKey.sid,
  TWILIO_API_KEY_SECRET: strangeKey.secret,
};

let twilio: Awaited<ReturnType<typeof startLocalTwilio>>;

beforeAll(async () => {
  twilio = await startLocalTwilio({
    account: {
      sid: right.TWILIO_ACCOUNT_SID,
      authToken: right.TWILIO_AUTH_TOKEN,
      apiKeys: [{ sid: right.TWILIO_API_KEY_SID, secret: right.TWILIO_API_KEY_SECRET }],
    },
    turn: { urls: ["turn:127.0.0.1:3478?transport=udp"], secret: "turn secret" },
  });
});
afterAll(() => twilio.stop());
afterEach(() => control("/reset", {}));

async function control(path: string, body: object): Promise<void> {
  const response = await fetch(twilio.controlUrl + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok, await response.text()).toBe(true);
}

function check(given: Partial<typeof right> = {}, more: { callbackUrl?: string; isLocal?: boolean } = {}) {
  return checkTwilio({
    settings: { ...right, ...given },
    apiUrl: twilio.apiUrl,
    signalingUrl: twilio.signalingUrl,
    callbackUrl: `${twilio.controlUrl}/state`,
    isLocal: true,
    ...more,
  });
}

async function failures(...given: Parameters<typeof check>) {
  const { findings, isRight } = await check(...given);
  const failed = findings.filter(({ status }) => status === "failed");
  expect(isRight).toBe(failed.length === 0);
  for (const { cure } of failed) expect(cure).toMatch(/\.$|\)\.$/);
  return failed.map(({ code }) => code);
}

describe("checkTwilio", () => {
  test("finds a right set-up right, down to a token that Video takes and four that it refuses", async () => {
    const { isRight, findings, claims } = await check();
    expect(findings.filter(({ status }) => status !== "ok")).toEqual([]);
    expect(isRight).toBe(true);
    expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(
      expect.arrayContaining([
        "token accepted: Video takes it",
        "token wrong issuer: refused with 20103",
        "token wrong subject: refused with 20103",
        "token expired: refused with 20104",
        "token altered: refused with 20107",
      ]),
    );
    expect(claims.map(({ claim }) => claim)).toEqual(
      expect.arrayContaining(["iss", "sub", "exp", "jti", "grants.identity", "grants.video.room"]),
    );
  });

  test("leaves no room behind", async () => {
    await check();
    const state = await (await fetch(`${twilio.controlUrl}/state`)).json();
    expect(state).toMatchObject({ rooms: [{ status: "completed" }] });
  });

  test("asks nobody while the settings themselves are wrong", async () => {
    const { findings } = await check({ TWILIO_API_KEY_SID: "" });
    expect(findings.map(({ code }) => code)).toContain("empty");
    const state = await (await fetch(`${twilio.controlUrl}/state`)).json();
    expect(state).toMatchObject({ requests: {} });
  });

  test("shows no id or secret in full", async () => {
    for (const given of [{}, strangeKeyGiven, { TWILIO_AUTH_TOKEN: `${right.TWILIO_AUTH_TOKEN}x` }]) {
      const report = await check(given);
      const shown = JSON.stringify(report) + renderReport(report);
      for (const value of Object.values({ ...right, ...given })) expect(shown).not.toContain(value);
    }
  });
});

describe("what is wrong with the account", () => {
  test.each(["suspended", "closed"])("%s", async (status) => {
    await control("/account", { status });
    expect((await failures())[0]).toBe(`account-${status}`);
  });

  test("a wrong auth token", async () => {
    const TWILIO_AUTH_TOKEN = `${"0".repeat(31)}1`;
    expect((await failures({ TWILIO_AUTH_TOKEN }))[0]).toBe("auth-token-wrong");
  });

  test("an auth token that stands in the place of the secret", async () => {
    const TWILIO_AUTH_TOKEN = "abcdef0123456789abcdef0123456789";
    const given = { TWILIO_AUTH_TOKEN, TWILIO_API_KEY_SECRET: right.TWILIO_AUTH_TOKEN };
    expect((await failures(given))[0]).toBe("swapped");
  });

  test("nobody who answers", async () => {
    const report = await checkTwilio({
      settings: right,
      apiUrl: "http://127.0.0.1:9",
      signalingUrl: "ws://127.0.0.1:9",
    });
    expect(report.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["unreachable", "signaling-unreachable", "callback-missing"]),
    );
  });
});

describe("what is wrong with the API key", () => {
  test("a wrong secret", async () => {
    expect(await failures({ TWILIO_API_KEY_SECRET: strangeKey.secret })).toEqual([
      "key-secret-wrong",
      "token-refused-20107",
    ]);
  });

  test("deleted", async () => {
    expect(await failures(strangeKeyGiven)).toEqual(["key-deleted", "token-refused-20103"]);
  });

  test("of another account", async () => {
    await control("/account", { strangeKeys: [strangeKey] });
    expect(await failures(strangeKeyGiven)).toEqual(["key-of-another-account", "token-refused-20103"]);
  });

  test("of another region", async () => {
    await control("/account", { strangeKeys: [{ ...strangeKey, region: "ie1" }] });
    expect(await failures(strangeKeyGiven)).toEqual(["key-of-another-region", "token-refused-20103"]);
  });
});

describe("what the account may not do", () => {
  test.each([
    ["video-not-enabled", { video: false }],
    ["room-type-refused", { groupRooms: false }],
    ["nts-not-enabled", { networkTraversal: false }],
  ])("%s", async (code, condition) => {
    await control("/account", condition);
    expect(await failures()).toEqual([code]);
  });

  test.each(["500", "429", "reset-before"])("an outage (%s) is not taken for any of these", async (mode) => {
    await control("/faults", [
      { target: "rooms.create", mode },
      { target: "tokens.create", mode },
    ]);
    expect(await failures()).toEqual(["unexpected-answer", "unexpected-answer"]);
  });
});

describe("what is wrong around it", () => {
  test("a clock that is behind", async () => {
    await control("/account", { clockAheadSeconds: 120 });
    expect(await failures()).toEqual(["clock-skew"]);
  });

  test("a clock so far behind that tokens have expired", async () => {
    await control("/account", { clockAheadSeconds: 3600 });
    expect(await failures()).toEqual(["clock-skew", "token-refused-20104"]);
  });

  test.each([
    ["callback-not-https", { callbackUrl: "http://care.example.org/", isLocal: false }],
    ["callback-unreachable", { callbackUrl: "https://127.0.0.1:9/", isLocal: false }],
  ])("%s", async (code, more) => {
    expect(await failures({}, more)).toEqual([code]);
  });
});

describe("npm run twilio:check", () => {
  async function run(given: Record<string, string>, ...args: string[]) {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/video/check/main.ts", ...args], {
      env: {
        NODE_ENV: "test",
        PATH: processEnvironment["PATH"],
        ...right,
        PANACARE_LOCAL: "1",
        APP_ORIGIN: twilio.apiUrl,
        TWILIO_API_URL: twilio.apiUrl,
        TWILIO_SIGNALING_URL: twilio.signalingUrl,
        ...given,
      },
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (errors += chunk));
    const [exitCode] = await once(child, "close");
    return { exitCode, output, errors };
  }

  test("ends with 0 and plain lines when all is right", async () => {
    const { exitCode, output } = await run({});
    expect(output).toContain("The Twilio set-up is right.");
    expect(exitCode).toBe(0);
  });

  test("ends with 1, and names cause and cure for a program, when something is wrong", async () => {
    const { exitCode, output } = await run(strangeKeyGiven, "--json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      isRight: false,
      findings: expect.arrayContaining([
        expect.objectContaining({ code: "key-deleted", cure: expect.stringContaining("new standard key") }),
      ]),
    });
  });

  test("ends with 2 rather than send secrets to another machine", async () => {
    const { exitCode, output, errors } = await run({ TWILIO_API_URL: "http://twilio.example.org" });
    expect([exitCode, output]).toEqual([2, ""]);
    expect(errors).toContain("TWILIO_API_URL");
  });
});

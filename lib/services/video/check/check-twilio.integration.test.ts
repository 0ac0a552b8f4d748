import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { makeCertificate } from "#e2e/stand-ins/network/certificate.ts";
import { startLocalTwilio } from "#e2e/stand-ins/twilio/server.ts";
import { processEnvironment, serverEnvironment } from "#lib/foundation/env.ts";
import { checkCallback } from "#lib/services/video/check/callback-check.ts";
import { checkTwilio } from "#lib/services/video/check/check-twilio.ts";
import { renderReport } from "#lib/services/video/check/render-report.ts";
import { roomCallbackUrl } from "#lib/services/video/room-callback.ts";
import { serveApp } from "#lib/testing/serve-app.ts";

/** Each cause of a wrong set-up, made at the local Twilio, and told apart by the check. */

/** The address of the app that answers callbacks here. */
const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_KEY_SID, TWILIO_API_KEY_SECRET } =
  serverEnvironment();
const right = { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_KEY_SID, TWILIO_API_KEY_SECRET };
const strangeKey = { sid: "SKfedcba9876543210fedcba9876543210", secret: "Ab0Cd1Ef2Gh3Ij4Kl5Mn6Op7Qr8St9Uv" };
const strangeKeyGiven = {
  TWILIO_API_KEY_SID: strangeKey.sid,
  TWILIO_API_KEY_SECRET: strangeKey.secret,
};

let twilio: Awaited<ReturnType<typeof startLocalTwilio>>;
let stopApp: () => Promise<void>;

beforeAll(async () => {
  stopApp = await serveApp();
  twilio = await startLocalTwilio({
    account: {
      sid: right.TWILIO_ACCOUNT_SID,
      authToken: right.TWILIO_AUTH_TOKEN,
      apiKeys: [{ sid: right.TWILIO_API_KEY_SID, secret: right.TWILIO_API_KEY_SECRET }],
    },
    turn: { urls: ["turn:127.0.0.1:3478?transport=udp"], secret: "turn secret" },
  });
});
afterAll(async () => {
  await stopApp();
  await twilio.stop();
});
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
    callbackUrl: roomCallbackUrl(),
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
        "callback: localhost takes what Twilio has signed, and refuses everything else",
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
    ["callback-missing", "care.example.org"],
    ["callback-not-https", "http://care.example.org/"],
    ["callback-not-public", "https://127.0.0.1:9/"],
    ["callback-not-public", "https://[fd00::1]/"],
    ["callback-unreachable", "https://no-such-name.invalid/"],
  ])("%s: %s", async (code, callbackUrl) => {
    expect(await failures({}, { callbackUrl, isLocal: false })).toEqual([code]);
  });

  test("a callback to a port where nothing listens", async () => {
    expect(await failures({}, { callbackUrl: "http://127.0.0.1:9/" })).toEqual(["callback-unreachable"]);
  });

  test("a callback to another service, or to another page of ours", async () => {
    for (const callbackUrl of [
      `${twilio.controlUrl}/state`,
      `${serverEnvironment().APP_ORIGIN}/api/health`,
    ]) {
      expect(await failures({}, { callbackUrl })).toEqual(["callback-not-ours"]);
    }
  });

  test("a callback that is sent on to another address", async () => {
    const { url, stop } = await answering((response) => {
      response.writeHead(308, { location: roomCallbackUrl() }).end();
    });
    expect(await failures({}, { callbackUrl: url })).toEqual(["callback-redirected"]);
    await stop();
  });

  test("a callback with a certificate that nobody trusts", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "panacare-callback-"));
    const { certFile, keyFile } = makeCertificate(folder, "127.0.0.1");
    const server = createSecureServer({ cert: readFileSync(certFile), key: readFileSync(keyFile) });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    expect(await failures({}, { callbackUrl: `https://127.0.0.1:${port}/` })).toEqual([
      "callback-certificate",
    ]);
    server.close();
    rmSync(folder, { recursive: true });
  });

  test("a webhook that signs with another token, or thinks that it has another address", async () => {
    const findings = await Promise.all([
      checkCallback(roomCallbackUrl(), { isLocal: true, authToken: "0".repeat(32) }),
      checkCallback(roomCallbackUrl().replace("localhost", "127.0.0.1"), {
        isLocal: true,
        authToken: right.TWILIO_AUTH_TOKEN,
      }),
    ]);
    expect(findings.map(({ code }) => code)).toEqual(Array(2).fill("callback-signature-refused"));
  });
});

/** A server that answers every request in one way. */
async function answering(answer: (response: ServerResponse) => void) {
  const server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe("npm run twilio:check", () => {
  async function run(given: Record<string, string>, ...args: string[]) {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/services/video/check/main.ts", ...args], {
      env: {
        NODE_ENV: "test",
        PATH: processEnvironment["PATH"],
        ...right,
        PANACARE_LOCAL: "1",
        APP_ORIGIN: serverEnvironment().APP_ORIGIN,
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

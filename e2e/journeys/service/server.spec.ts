import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { expect } from "playwright/test";
import { freePort } from "#e2e/stand-ins/process/ports.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { controlTwilio, stopTwilioFaults } from "#e2e/steps/twilio-control.ts";
import { builtServer } from "#e2e/world/app-server.ts";
import { startTestServer } from "#e2e/world/test-server.ts";
import { processEnvironment } from "#lib/foundation/env.ts";

/** Starts the server and waits for it to end by itself. */
function runServer(environment: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, [builtServer], {
    env: { NODE_ENV: "production", PATH: processEnvironment["PATH"], ...environment },
    encoding: "utf8",
    timeout: 30_000,
  });
  return { status, stderr };
}

test.describe("the server does not start", () => {
  test("with the Auth emulator's address on a public server", async ({ world }) => {
    const {
      PANACARE_LOCAL: _,
      TWILIO_API_URL: __,
      TWILIO_SIGNALING_URL: ___,
      ...rest
    } = world.appEnvironment;
    const { status, stderr } = runServer({
      ...rest,
      APP_ORIGIN: "https://care.example.org",
      HOST: "0.0.0.0",
    });
    expect(status).toBe(1);
    expect(stderr).toContain("FIREBASE_AUTH_EMULATOR_HOST points to a stand-in");
  });

  test("on all interfaces when it is a local one", async ({ world }) => {
    const { status, stderr } = runServer({ ...world.appEnvironment, HOST: "0.0.0.0" });
    expect(status).toBe(1);
    expect(stderr).toContain("HOST is not a loopback address");
  });

  test("without its variables, and names them without showing any", async ({ world }) => {
    const { TWILIO_API_KEY_SECRET: _, ...rest } = world.appEnvironment;
    const { status, stderr } = runServer({ ...rest, TOKEN_SEALING_KEY: "too-short" });
    expect(status).toBe(1);
    expect(stderr).toContain("TWILIO_API_KEY_SECRET is not set");
    expect(stderr).toContain("TOKEN_SEALING_KEY");
    expect(stderr).not.toContain("too-short");
  });
});

test("the server ends within seconds though event streams are open, and clients learn it", async ({
  world,
  createStaff,
}) => {
  const server = await startTestServer(world);
  const { idToken } = await createStaff();
  const stream = await fetch(`${server.origin}/api/events/`, {
    headers: { authorization: `Bearer ${idToken}`, accept: "text/event-stream" },
  });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  while (!heard.includes("event: resync")) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) throw new Error(`The stream ended after ${JSON.stringify(heard)}`);
    heard += value;
  }

  const stopped = server.stop();
  const untilTheEnd = async () => {
    while (!(await reader?.read())?.done);
  };
  await untilTheEnd().catch(() => undefined);
  await stopped;
  // Null would mean that it had to be killed.
  expect(server.exitCode()).toBe(0);
});

test("every answer carries the security headers, and what is personal is stored nowhere", async ({
  world,
}) => {
  const answers: Record<string, string>[] = [];
  for (const [path, status] of [
    ["/sign-in", 200],
    ["/join/00000000-0000-4000-8000-000000000001", 200],
    ["/no-such-page", 404],
    ["/api/health", 200],
    ["/api/consultations/", 401],
    ["/api/no-such-route", 404],
  ] as const) {
    const response = await fetch(`${world.addresses.app}${path}`);
    expect([path, response.status]).toEqual([path, status]);
    const headers = Object.fromEntries(response.headers);
    answers.push({ path, ...headers });
    expect(headers).toMatchObject({
      "content-security-policy": expect.stringMatching(
        /script-src 'self' 'nonce-[^']+' 'strict-dynamic';.*frame-ancestors 'none'/,
      ),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "permissions-policy": expect.stringContaining("geolocation=()"),
    });
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers["cache-control"]).toContain("no-store");
  }
  const nonces = answers.map(
    (headers) => /nonce-([^']+)/.exec(headers["content-security-policy"] ?? "")?.[1],
  );
  expect(new Set(nonces).size).toBe(answers.length);
  const camera = (path: string) =>
    answers.find((headers) => headers["path"] === path)?.["permissions-policy"];
  expect(camera("/sign-in")).toContain("camera=()");
  expect(camera("/join/00000000-0000-4000-8000-000000000001")).toContain("camera=(self)");
});

test("a quiet connection is kept longer than a proxy keeps it", async ({ world }) => {
  const { headers } = await fetch(`${world.addresses.app}/api/health`);
  const seconds = Number(/^timeout=(\d+)/.exec(headers.get("keep-alive") ?? "")?.[1]);
  expect(seconds).toBeGreaterThan(60);
});

test("a provider's outage shows as a metric, to this machine alone", async ({ world, createVisit }) => {
  const metricsPort = await freePort();
  const server = await startTestServer(world, { METRICS_PORT: String(metricsPort) });
  try {
    const { doctor } = await createVisit();
    const askForServers = () =>
      fetch(`${server.origin}/turn-token`, {
        method: "POST",
        headers: { authorization: `Bearer ${doctor.idToken}` },
      });
    await controlTwilio(world, "/faults", { target: "tokens.create", mode: "429", times: 3 });
    expect((await askForServers()).status).toBe("unavailable" in world.addresses.turn ? 503 : 200);

    const readMetrics = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    for (const line of [
      'panacare_relay_provider_requests_total{provider="twilio",purpose="call",outcome="rate-limited"} 1',
      'panacare_twilio_requests_total{operation="POST Accounts/Tokens",outcome="rate-limited"} 1',
      'panacare_relay_provider_resting{provider="twilio",purpose="call"} 0',
    ]) {
      await expect.poll(readMetrics).toContain(`\n${line}\n`);
    }
    expect(await readMetrics()).toMatch(/^process_resident_memory_bytes \d+$/m);

    expect((await fetch(`${server.origin}/metrics`)).status).toBe(404);
    const elsewhere = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === "IPv4" && !address.internal)?.address;
    if (elsewhere) await expect(fetch(`http://${elsewhere}:${metricsPort}/metrics`)).rejects.toThrow();
  } finally {
    await stopTwilioFaults(world);
    await server.stop();
  }
});

test("who asks for the head of the event stream alone leaves none behind", async ({ world, createStaff }) => {
  const metricsPort = await freePort();
  const server = await startTestServer(world, { METRICS_PORT: String(metricsPort) });
  try {
    const { idToken } = await createStaff();
    const ask = (method: string, signal?: AbortSignal) =>
      fetch(`${server.origin}/api/events/`, {
        method,
        headers: { authorization: `Bearer ${idToken}`, accept: "text/event-stream" },
        ...(signal && { signal }),
      });
    const readTimers = async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      return Number(/^nodejs_active_resources\{type="Timeout"\} (\d+)$/m.exec(metrics)?.[1]);
    };
    const count = 50;
    await ask("HEAD");
    const before = await readTimers();

    for (let asked = 0; asked < count; asked += 1) {
      const { status, headers } = await ask("HEAD");
      expect([status, headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
    }
    await expect.poll(readTimers).toBeLessThan(before + count / 2);

    // Each stream that is read has a timer, which shows that they are what is counted.
    const abort = new AbortController();
    await Promise.all(Array.from({ length: count }, () => ask("GET", abort.signal)));
    expect(await readTimers()).toBeGreaterThan(before + count / 2);
    abort.abort();
    await expect.poll(readTimers).toBeLessThan(before + count / 2);
  } finally {
    await server.stop();
  }
});

test("servers that belong to nobody are labeled, in the answer and in the log", async ({
  world,
  createVisit,
}) => {
  const server = await startTestServer(world, { TURN_PROVIDERS: "public" });
  try {
    const { doctor } = await createVisit();
    const response = await fetch(`${server.origin}/turn-token`, {
      method: "POST",
      headers: { authorization: `Bearer ${doctor.idToken}` },
    });
    expect(await response.json()).toMatchObject({ provider: "public" });
    const issued = readFileSync(server.logFile, "utf8")
      .split("\n")
      .filter((line) => line.includes("ice servers issued"))
      .map((line): unknown => JSON.parse(line));
    expect(issued).toMatchObject([{ provider: "public", requestId: response.headers.get("x-request-id") }]);
  } finally {
    await server.stop();
  }
});

test("pages run under their own content security policy", async ({ page, createVisit }) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) violations.push(message.text());
  });
  const { joinLink } = await createVisit();
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.goto(joinLink);
  await page.getByRole("button", { name: "Check camera and microphone" }).click();
  await expect(page.getByRole("button", { name: "I am ready" })).toBeVisible();
  expect(violations).toEqual([]);
});

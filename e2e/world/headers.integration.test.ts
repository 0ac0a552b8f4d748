import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTcpRelay, type TcpRelay } from "#e2e/stand-ins/network/tcp-relay.ts";
import { ensureBuild } from "#e2e/world/build.ts";
import { type AppServer, startTestServer } from "#e2e/world/test-server.ts";
import { testFolder } from "#e2e/world/test-world.ts";
import { makeClinic, makeStaff, type SignedIn, scheduleVisit } from "#lib/testing/clinic.ts";
import { reportProof } from "#lib/testing/proof.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";
import type { Operation } from "#lib/wire/operations/operation.ts";
import { operations } from "#lib/wire/operations/operations.ts";

/**
 * A built server, asked for everything that it has: each operation of the API, each page and each kind of file, as
 * somebody, as nobody, wrongly, and with its database gone. Every answer must carry the whole set of headers. Operations
 * and pages are found, not listed: a new one is asked too.
 */

let server: AppServer;
let database: TcpRelay;
let doctor: SignedIn;
let visitId: string;
let cookie: string;

beforeAll(async () => {
  await ensureBuild(testFolder);
  const appEnvironment = workerWorld().appEnvironment;
  const url = new URL(appEnvironment["DATABASE_URL"] ?? "");
  database = await startTcpRelay(url.hostname, Number(url.port));
  url.port = String(database.port);
  server = await startTestServer(
    { appEnvironment },
    // Behind https, as on a clinic's server; only then is there HSTS.
    { DATABASE_URL: url.href, APP_ORIGIN: "https://localhost" },
  );
  doctor = await makeStaff(await makeClinic());
  visitId = (await scheduleVisit(doctor)).id;
  const { headers } = await fetch(`${server.origin}/api/session/`, {
    method: "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ id_token: doctor.token }),
  });
  cookie = headers.get("set-cookie") ?? "";
}, 400_000);
afterAll(() => server?.stop());

interface Asked {
  method: string;
  path: string;
  headers?: Record<string, string>;
}

interface Answered {
  asked: string;
  path: string;
  response: Response;
  isEmpty: boolean;
}
const answers: Answered[] = [];

async function ask({ method, path, headers = {} }: Asked): Promise<void> {
  const response = await fetch(server.origin + path, { method, headers, redirect: "manual" });
  // A stream has no end.
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
  if (isStream) await response.body?.cancel();
  const isEmpty = !isStream && (await response.arrayBuffer()).byteLength === 0;
  answers.push({ asked: `${method} ${path} ${response.status}`, path, response, isEmpty });
}

const filled = (template: string, id: string) =>
  template.replace("{id}", id).replace(/\{\w+\}/g, randomUUID());

const bearer = () => ({ authorization: `Bearer ${doctor.token}` });

function askOperation({ method, path: template }: Operation, sent: Partial<Asked> & { id?: string } = {}) {
  const isStream = template === operations.watchEvents.path;
  return ask({
    method,
    path: filled(template, sent.id ?? visitId),
    ...sent,
    headers: { ...(isStream && { accept: "text/event-stream" }), ...sent.headers },
  });
}

// Signing out would end what the others are asked with.
const all = Object.values(operations).filter((operation) => operation !== operations.deleteSession);

async function askApi(): Promise<void> {
  for (const operation of all as Operation[]) {
    await askOperation(operation);
    await askOperation(operation, { headers: bearer() });
    await askOperation(operation, { headers: bearer(), id: randomUUID() });
    await askOperation(operation, { headers: { authorization: "Bearer not.a.token" } });
    await askOperation(operation, { headers: { cookie, "sec-fetch-site": "cross-site" } });
    await askOperation(operation, { method: methodNotOf(operation) });
    await askOperation(operation, { method: "OPTIONS" });
  }
}

/** One that nothing at this path answers to. */
function methodNotOf({ path: template }: Operation): string {
  const taken = Object.values(operations)
    .filter((operation) => operation.path === template)
    .map(({ method }): string => method);
  return ["PUT", "PATCH", "DELETE"].find((method) => !taken.includes(method)) ?? "POST";
}

/** Every page by its path, with an id where one belongs. */
function pagePaths(): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => path.basename(name) === "page.tsx")
    .map((name) => `/${path.dirname(name) === "." ? "" : path.dirname(name)}`)
    .flatMap((name) => [
      name.replace("[id]", visitId).replace("[type]", "forbidden"),
      ...(name.includes("[") ? [name.replace(/\[\w+\]/g, "not-one")] : []),
    ]);
}

async function askPages(): Promise<void> {
  for (const page of [...pagePaths(), "/no-such-page", "/api/no-such-route", "/_next/image?url=/icon.svg"]) {
    await ask({ method: "GET", path: page });
    await ask({ method: "GET", path: page, headers: { cookie } });
    await ask({ method: "GET", path: page, headers: { cookie, rsc: "1" } });
    await ask({ method: "HEAD", path: page });
    await ask({ method: "POST", path: page });
  }
}

async function askFiles(): Promise<void> {
  const html = await (await fetch(`${server.origin}/sign-in`)).text();
  const files = [...html.matchAll(/\/_next\/static\/[\w./~-]+\.(?:js|css|woff2)/g)].map(([file]) => file);
  expect(files.length).toBeGreaterThan(2);
  for (const file of new Set([...files, "/_next/static/none.js", "/.env", "/.git/config", "/package.json"])) {
    await ask({ method: "GET", path: file });
  }
}

/** On these alone a browser may use camera and microphone: where a call is, or what one needs is tried. */
const callPages = [/^\/join\/[^/]+$/, /^\/guest\/[^/]+$/, /^\/consultations\/[^/]+$/, /^\/check$/];

/** The set that each answer carries, as the first of its headers that is wrong. */
function problemOf({ path: asked, response: { headers }, isEmpty }: Answered): string | undefined {
  const pathname = asked.split("?", 1)[0] ?? "";
  const camera = callPages.some((page) => page.test(pathname)) ? "(self)" : "()";
  const is: Record<string, RegExp> = {
    "content-security-policy":
      /^(?=.*script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';)(?=.*object-src 'none')(?=.*base-uri 'none')(?=.*frame-ancestors 'none')(?!.*script-src[^;]*unsafe)/,
    "x-content-type-options": /^nosniff$/,
    "referrer-policy": /^no-referrer$/,
    "cross-origin-opener-policy": /^same-origin$/,
    "cross-origin-resource-policy": /^same-origin$/,
    "strict-transport-security": /^max-age=31536000; includeSubDomains$/,
    "permissions-policy": new RegExp(
      `^camera=${escaped(camera)}, microphone=${escaped(camera)}, .*geolocation=\\(\\)`,
    ),
  };
  const wrong = Object.entries(is).find(([name, pattern]) => !pattern.test(headers.get(name) ?? ""));
  if (wrong) return `${wrong[0]}: ${headers.get(wrong[0])}`;
  const forbidden = ["x-powered-by", "server", "access-control-allow-origin"].find((name) =>
    headers.has(name),
  );
  return forbidden ?? (isEmpty ? undefined : storageProblem(pathname, headers)) ?? typeProblem(headers);
}

function escaped(text: string): string {
  return text.replace(/[()]/g, "\\$&");
}

/** What the build made is the same for everybody; nothing else that says something is kept by anyone. */
function storageProblem(pathname: string, headers: Headers): string | undefined {
  const caching = headers.get("cache-control") ?? "";
  const isOfTheBuild = pathname.startsWith("/_next/") || pathname === "/icon.svg";
  return isOfTheBuild || caching.includes("no-store") ? undefined : `cache-control: ${caching}`;
}

function typeProblem(headers: Headers): string | undefined {
  const type = headers.get("content-type");
  const needsCharset = type !== null && /^text\/(html|plain)|problem\+json/.test(type);
  return needsCharset && !/charset=utf-8/i.test(type) ? `content-type: ${type}` : undefined;
}

test("every answer carries the whole set of headers", { timeout: 300_000 }, async () => {
  await askApi();
  await askPages();
  await askFiles();
  await database.cut();
  await Promise.all([
    ...(all as Operation[]).map((operation) => askOperation(operation, { headers: bearer() })),
    ...pagePaths().map((page) => ask({ method: "GET", path: page, headers: { cookie } })),
  ]);

  const wrong = answers.flatMap((answer) => {
    const problem = problemOf(answer);
    return problem === undefined ? [] : [`${answer.asked}: ${problem}`];
  });
  expect(wrong).toEqual([]);
  expect(cookie).toMatch(
    /^__Host-panacare_session=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
  );
  const statuses = new Set(answers.map(({ response }) => response.status));
  expect([...statuses]).toEqual(expect.arrayContaining([200, 307, 400, 401, 403, 404, 405, 500, 503]));
  const nonces = answers.map(
    ({ response }) => /nonce-([^']+)/.exec(response.headers.get("content-security-policy") ?? "")?.[1],
  );
  expect(new Set(nonces).size).toBe(answers.length);
  reportProof([
    {
      figure: `answers with the whole set of headers, of ${answers.length} (statuses ${[...statuses].toSorted().join(", ")})`,
      bar: "all",
      measured: String(answers.length - wrong.length),
      holds: wrong.length === 0,
    },
  ]);
});

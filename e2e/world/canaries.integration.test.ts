import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RecordingProxy, startRecordingProxy } from "#e2e/stand-ins/network/recording-proxy.ts";
import { startTcpRelay, type TcpRelay } from "#e2e/stand-ins/network/tcp-relay.ts";
import { ensureBuild } from "#e2e/world/build.ts";
import { type AppServer, startTestServer } from "#e2e/world/test-server.ts";
import { testFolder } from "#e2e/world/test-world.ts";
import { connectDatabase } from "#lib/platform/db/client.ts";
import { exchangeCustomToken, makeClinic, makeStaff, type SignedIn, visitAt } from "#lib/testing/clinic.ts";
import { proofSize, reportProof } from "#lib/testing/proof.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

/**
 * Names, contacts, reasons, messages and secrets that are found by their text, planted through the API of a built server
 * in whole visits, with mistakes and outages. Then everything that leaves the server, or stays behind, is searched.
 */

/** Each plants ten texts of and about people. */
const visits = proofSize(2, 20);

let server: AppServer;
let twilio: RecordingProxy;
let firebase: RecordingProxy;
let database: TcpRelay;
let doctor: SignedIn;
let doctorCookie: string;
let serverSecrets: string[];

beforeAll(async () => {
  await ensureBuild(testFolder);
  const appEnvironment = workerWorld().appEnvironment;
  const given = (name: string) => appEnvironment[name] ?? "";
  const url = new URL(given("DATABASE_URL"));
  [twilio, firebase, database] = await Promise.all([
    startRecordingProxy(given("TWILIO_API_URL")),
    startRecordingProxy(`http://${given("FIREBASE_AUTH_EMULATOR_HOST")}`),
    startTcpRelay(url.hostname, Number(url.port)),
  ]);
  url.port = String(database.port);
  server = await startTestServer(
    { appEnvironment },
    {
      DATABASE_URL: url.href,
      TWILIO_API_URL: twilio.url,
      FIREBASE_AUTH_EMULATOR_HOST: new URL(firebase.url).host,
      // The most that it can be told to say.
      LOG_LEVEL: "trace",
    },
  );
  serverSecrets = [
    ...["TWILIO_AUTH_TOKEN", "TWILIO_API_KEY_SECRET", "TOKEN_SEALING_KEY", "TURN_SHARED_SECRET"].map(given),
    url.password,
  ].filter((secret) => secret.length > 8);
  doctor = await makeStaff(await makeClinic());
  doctorCookie = await signIn(doctor.token);
}, 400_000);
afterAll(async () => {
  await Promise.all([server?.stop(), twilio?.stop(), firebase?.stop()]);
});

/** Of and about people. */
const personal: string[] = [];
/** What lets somebody in. */
const secrets: string[] = [];
/** What the server answered to what was wrong, and the pages that it drew. */
const refusals: string[] = [];
const pages: string[] = [];

function plant(): string {
  const text = `Canary${randomUUID().replaceAll("-", "")}`;
  personal.push(text);
  return text;
}

function keep(secret: string | undefined): string {
  if (!secret) throw new Error("a secret that was to be kept is not there");
  secrets.push(secret);
  return secret;
}

interface Sent {
  token?: string;
  cookie?: string;
  body?: unknown;
}

/** @returns the JSON of the answer, null where there is none */
// biome-ignore lint/suspicious/noExplicitAny: what comes is read by the next request, and checked by other tests
async function call(method: string, pathAndQuery: string, { token, cookie, body }: Sent = {}): Promise<any> {
  const response = await fetch(`${server.origin}${pathAndQuery}`, {
    method,
    headers: {
      "sec-fetch-site": "same-origin",
      ...(token && { authorization: `Bearer ${token}` }),
      ...(cookie && { cookie }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    redirect: "manual",
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const headers = JSON.stringify([...response.headers].filter(([name]) => name !== "set-cookie"));
  if (response.status >= 400) refusals.push(`${response.status} ${headers} ${text}`);
  else if (response.headers.get("content-type")?.startsWith("text/html")) pages.push(text);
  for (const set of response.headers.getSetCookie()) keep(/^\w+=([^;]{20,})/.exec(set)?.[1]);
  return response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null;
}

async function signIn(idToken: string): Promise<string> {
  const kept = secrets.length;
  await call("POST", "/api/session/", { body: { id_token: idToken } });
  if (secrets.length === kept) throw new Error("no session was opened");
  return `panacare_session=${secrets.at(-1)}`;
}

async function openLink(path: string, consultationId: string, link: string): Promise<string> {
  const secret = keep(link.split("#")[1]);
  const { custom_token } = await call("POST", path, { body: { consultation_id: consultationId, secret } });
  return keep(await exchangeCustomToken(keep(custom_token)));
}

/** One visit from its plan to its end, with all that people write into it. */
async function wholeVisit(): Promise<void> {
  const { token } = doctor;
  const patient = { name: plant(), email: `${plant()}@example.org`, phone: plant() };
  const planned = { ...visitAt(60_000), patient, reason: plant() };
  const scheduled = await call("POST", "/api/consultations/", { token, body: planned });
  // Later today, so that the patient is reminded of it by mail.
  await call("POST", "/api/consultations/", { token, body: { ...planned, ...laterToday() } });
  const { id } = scheduled;
  const visit = `/api/consultations/${id}/`;
  keep(scheduled.join_link.split("#")[1]);
  const { join_link } = await call("POST", `${visit}join_link/`, { token });
  await call("GET", `/api/consultations/?search=${patient.name}`, { token });
  await call("PATCH", visit, { token, body: { reason: plant() } });

  const patientToken = await openLink("/api/join_links/exchange/", id, join_link);
  const cookie = await signIn(patientToken);
  await call("GET", `/join/${id}`, { cookie });
  await call("POST", `${visit}waiting/`, { cookie });
  await call("POST", `${visit}send_message/`, { cookie, body: { message: plant() } });
  await call("POST", `${visit}send_message/`, { token, body: { message: plant() } });

  const started = await call("POST", `${visit}start_consultation/`, { token });
  keep(started.token);
  keep((await call("POST", `${visit}join_consultation/`, { cookie })).token);
  const { guest_link, id: guestId } = await call("POST", `${visit}guests/`, {
    token,
    body: { name: plant() },
  });
  const guestToken = await openLink("/api/guest_links/exchange/", id, guest_link);
  await call("POST", `${visit}guests/${guestId}/admit/`, { token });
  keep((await call("POST", `${visit}join_consultation/`, { token: guestToken })).token);
  await call("PUT", `${visit}notes/`, { token, body: { text: plant(), revision: 0 } });

  for (const page of ["/dashboard", `/consultations/${id}`])
    await call("GET", page, { cookie: doctorCookie });
  await mistakes(visit, patient.name);
  await call("POST", `${visit}end_consultation/`, { token });
  await call("GET", visit, { cookie });
}

function laterToday() {
  const { scheduled_start, scheduled_end } = visitAt(2 * 60 * 60 * 1000);
  return { scheduled_start, scheduled_end };
}

/** What people and programs get wrong, with what must not be repeated in it. */
async function mistakes(visit: string, name: string): Promise<void> {
  const { token } = doctor;
  const secret = linkSecrets().at(-1) ?? "";
  await call("POST", `${visit}send_message/`, { token, body: { message: `${name} `.repeat(2000) } });
  await call("POST", `${visit}send_message/`, { token, body: `{"message": "${name}` });
  await call("POST", `${visit}send_message/`, { token, body: { message: name, nickname: name } });
  await call("POST", "/api/join_links/exchange/", { body: { consultation_id: name, secret } });
  await call("GET", `/api/consultations/${name}/`, { token });
  await call("GET", `/api/consultations/${secret}/`, { token });
  await call("GET", `/no-such-page/${randomUUID()}`, { cookie: `panacare_session=${secret}` });
  await call("GET", visit, { token: (await makeStaff(await makeClinic())).token });
}

/** Everything in the database as text. */
async function databaseText(): Promise<string> {
  const { sql } = connectDatabase(workerWorld().addresses.database.owner, 1);
  const tables = await sql<{ name: string }[]>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname in ('public', 'pgboss')`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await sql.unsafe(`select t::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => String(row)));
  }
  await sql.end();
  return texts.join("\n");
}

function filesIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "latin1"))
    .join("\n");
}

test("what is planted is found nowhere that it does not belong", { timeout: 600_000 }, async () => {
  for (let visit = 0; visit < visits; visit++) await wholeVisit();
  const isReminded = () =>
    personal.some((text) => filesIn(workerWorld().addresses.mail.folder).includes(text));
  await expect.poll(isReminded, { timeout: 120_000, interval: 500 }).toBe(true);
  const databaseAtTheEnd = await databaseText();
  await database.cut();
  await call("POST", "/api/consultations/", {
    token: doctor.token,
    body: { ...visitAt(), patient: { name: plant() }, reason: plant() },
  });
  await call("GET", "/dashboard", { cookie: doctorCookie });
  await server.stop();

  // The address itself is needed to send the mail.
  const mail = filesIn(workerWorld().addresses.mail.folder).replaceAll(/Canary\w+@example\.org/g, "");
  const places: [place: string, text: string, planted: string[]][] = [
    ["server log", readFileSync(server.logFile, "utf8"), [...personal, ...secrets, ...serverSecrets]],
    ["requests to Twilio", twilio.requests.join("\n"), [...personal, ...secrets, ...serverSecrets]],
    // It is told of sign-ins by their tokens, and of nothing else.
    ["requests to Firebase", firebase.requests.join("\n"), [...personal, ...linkSecrets(), ...serverSecrets]],
    ["mails", mail, [...personal, ...secrets, ...serverSecrets]],
    ["refusals and error pages", refusals.join("\n"), [...personal, ...secrets, ...serverSecrets]],
    ["pages", pages.join("\n"), [...secrets, ...serverSecrets]],
    ["static files", filesIn(".next/static"), [...personal, ...secrets, ...serverSecrets]],
    ["database", databaseAtTheEnd, [...secrets, ...serverSecrets]],
  ];
  for (const [place, text] of places) expect(text.length, `${place} holds nothing at all`).toBeGreaterThan(0);
  const hits = places.flatMap(([place, text, planted]) =>
    planted.filter((one) => text.includes(one)).map((one) => `${place}: ${one.slice(0, 24)}`),
  );
  expect(hits).toEqual([]);
  reportProof([
    {
      figure: `of ${personal.length} planted texts and ${secrets.length + serverSecrets.length} secrets, found in ${places.map(([place]) => place).join(", ")}`,
      bar: "0",
      measured: String(hits.length),
      holds: hits.length === 0,
    },
  ]);
});

function linkSecrets(): string[] {
  return secrets.filter((secret) => secret.startsWith("panacare_"));
}

import { expect, test } from "vitest";
import { createNetworkTraversalToken } from "#lib/services/video/network-traversal.ts";
import { send } from "#lib/testing/api.ts";
import { makeClinic, makeStaff, openLink, scheduleVisit, visitAt } from "#lib/testing/clinic.ts";
import { failNext, requestsPerCall, stopFailing } from "#lib/testing/local-twilio.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";
import { TurnCheck, TwilioCheck } from "#lib/wire/system.ts";

const adminToken = async () => (await makeStaff(await makeClinic(), "admin")).token;
const checks = ["/api/system/twilio_check/", "/api/system/turn_check/"];

test("an administrator sees what is right and wrong with the Twilio set-up", async () => {
  const { status, body } = await send("POST", "/api/system/twilio_check/", { token: await adminToken() });
  expect(status).toBe(200);
  const { is_right: isRight, findings, claims } = TwilioCheck.parse(body);
  // Nothing listens at the address of the app in this test.
  expect(findings.filter((finding) => finding.status !== "ok").map(({ code }) => code)).toEqual([
    "callback-unreachable",
  ]);
  expect(isRight).toBe(false);
  expect(claims.every((claim) => claim.is_right)).toBe(true);
});

test("an administrator sees each relay server, and what its provider has done", async () => {
  const { status, body } = await send("POST", "/api/system/turn_check/", { token: await adminToken() });
  expect(status).toBe(200);
  const { providers } = TurnCheck.parse(body);
  const hasTurn = "urls" in workerWorld().addresses.turn;
  expect(providers.map(({ provider }) => provider)).toEqual(hasTurn ? ["twilio", "coturn"] : ["twilio"]);
  for (const { servers } of providers) {
    expect(servers.filter((server) => server.status !== "reachable")).toEqual([]);
  }
});

test("an administrator sees that a provider has failed, though nobody had to go without servers", async () => {
  // The first request to Twilio takes longer than a join waits.
  await createNetworkTraversalToken(60);
  const doctor = await makeStaff(await makeClinic());
  await scheduleVisit(doctor, visitAt(0));
  const ask = () => send("POST", "/turn-token", { token: doctor.token });
  expect((await ask()).status).toBe(200);
  await failNext("tokens.create", "500", requestsPerCall);
  expect((await ask()).status).toBe(200);
  await stopFailing();
  const { body } = await send("POST", "/api/system/turn_check/", { token: await adminToken() });
  const [twilio] = TurnCheck.parse(body).providers;
  // Each time that a busy machine lets a join wait too long counts as one more.
  expect(twilio).toMatchObject({ provider: "twilio", is_resting: false });
  expect(twilio?.failed).toBeGreaterThanOrEqual(1);
  expect(twilio?.issued).toBeGreaterThanOrEqual(1);
});

test("no answer holds a secret, or an id in full", async () => {
  const token = await adminToken();
  const secrets = Object.entries(workerWorld().appEnvironment).filter(([name]) =>
    /^TWILIO_.*(SID|TOKEN|SECRET)|TURN_SHARED/.test(name),
  );
  expect(secrets.length).toBeGreaterThanOrEqual(4);
  for (const path of checks) {
    const shown = JSON.stringify((await send("POST", path, { token })).body);
    for (const [name, value] of secrets) expect(shown.includes(value), name).toBe(false);
  }
});

test.each(checks)("%s is an administrator's alone", async (path) => {
  const doctor = await makeStaff(await makeClinic());
  const patientToken = await openLink(await scheduleVisit(doctor));
  expect((await send("POST", path)).status).toBe(401);
  expect((await send("POST", path, { token: doctor.token })).status).toBe(403);
  expect((await send("POST", path, { token: patientToken })).status).toBe(403);
});

import { and, eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { auditLog } from "#drizzle/schema.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { database } from "#lib/platform/db/client.ts";
import { guardedProviders } from "#lib/services/turn/configured-chain.ts";
import { createProviderChain } from "#lib/services/turn/provider-chain.ts";
import { createNetworkTraversalToken } from "#lib/services/video/network-traversal.ts";
import { requestTimeoutMs } from "#lib/services/video/twilio-client.ts";
import { send } from "#lib/testing/api.ts";
import {
  hourMs,
  makeClinic,
  makeStaff,
  openLink,
  type SignedIn,
  scheduleVisit,
  visitAt,
} from "#lib/testing/clinic.ts";
import { failNext, requestsPerCall, setIceFormat, stopFailing } from "#lib/testing/local-twilio.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";
import { relayProviderNames } from "#lib/wire/relay-provider-name.ts";
import * as z from "#lib/wire/zod.ts";

const Answer = z.strictObject({
  ice_servers: z.array(
    z.strictObject({ urls: z.string(), username: z.string().optional(), credential: z.string().optional() }),
  ),
  ttl: z.number().int().positive(),
  provider: z.enum(relayProviderNames),
});

// On a busy machine the first request of the run may take longer than a join waits; that is not what is tried here.
beforeAll(async () => {
  await createNetworkTraversalToken(60);
});
afterEach(async () => {
  await stopFailing();
  await setIceFormat("modern");
});

async function doctorWithVisit(startsInMs = 0): Promise<SignedIn & { visitId: string }> {
  const doctor = await makeStaff(await makeClinic());
  return { ...doctor, visitId: (await scheduleVisit(doctor, visitAt(startsInMs))).id };
}

describe("POST /turn-token", () => {
  test("answers ICE servers, how long they last and who they are from", async () => {
    const { token } = await doctorWithVisit();
    const { status, headers, body } = await send("POST", "/turn-token", { token });
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    const { ice_servers: servers, ttl, provider } = Answer.parse(body);
    expect([ttl, provider]).toEqual([14_400, "twilio"]);
    const turn = workerWorld().addresses.turn;
    const relays = servers.filter(({ urls }) => urls.startsWith("turn:"));
    expect(relays.map(({ urls }) => urls)).toEqual("urls" in turn ? turn.urls : []);
    for (const { username, credential } of relays) expect(username && credential).toBeTruthy();
  });

  test("makes the list itself when Twilio answers only a username and password", async () => {
    await setIceFormat("legacy");
    const { token } = await doctorWithVisit();
    const { body } = await send("POST", "/turn-token/", { token });
    const relays = Answer.parse(body).ice_servers.filter(({ urls }) => urls.startsWith("turn:"));
    expect(relays.map(({ urls }) => urls)).toContain("turn:global.turn.twilio.com:443?transport=tcp");
    for (const { username, credential } of relays) expect(username && credential).toBeTruthy();
  });

  test("writes into the audit log who got servers, from whom, for which visit", async () => {
    const { token, userId, visitId } = await doctorWithVisit();
    await send("POST", "/turn-token", { token });
    const entries = await database()
      .db.select()
      .from(auditLog)
      .where(and(eq(auditLog.actorId, userId), eq(auditLog.action, "turn_token.issue")));
    expect(entries).toMatchObject([
      { outcome: "allowed", consultationId: visitId, details: { provider: "twilio", ttlSeconds: 14_400 } },
    ]);
  });

  test("hands out the last good answer while Twilio fails", async () => {
    const { token } = await doctorWithVisit();
    await send("POST", "/turn-token", { token });
    await failNext("tokens.create", "500");
    const { status, body } = await send("POST", "/turn-token", { token });
    expect(status).toBe(200);
    expect(Answer.parse(body)).toMatchObject({ provider: "twilio" });
  });
});

describe("who gets servers", () => {
  test("nobody who is not signed in", async () => {
    expect((await send("POST", "/turn-token")).status).toBe(401);
  });

  test("the patient of a visit that is near", async () => {
    const doctor = await makeStaff(await makeClinic());
    const token = await openLink(await scheduleVisit(doctor, visitAt(hourMs / 2)));
    expect((await send("POST", "/turn-token", { token })).status).toBe(200);
  });

  test("both sides of a visit that is under way, however early it was started", async () => {
    const doctor = await makeStaff(await makeClinic());
    const visit = await scheduleVisit(doctor, visitAt(20 * hourMs));
    const patientToken = await openLink(visit);
    expect((await send("POST", "/turn-token", { token: patientToken })).status).toBe(403);

    await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
    for (const token of [doctor.token, patientToken]) {
      expect((await send("POST", "/turn-token", { token })).status).toBe(200);
    }
  });

  test("nobody for a visit that has ended", async () => {
    const doctor = await makeStaff(await makeClinic());
    const visit = await scheduleVisit(doctor, visitAt(0));
    await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
    await send("POST", `${visit.path}end_consultation/`, { token: doctor.token });
    expect((await send("POST", "/turn-token", { token: doctor.token })).status).toBe(403);
  });

  test("no doctor without a visit, nor for one that is far", async () => {
    expect(
      (await send("POST", "/turn-token", { token: (await doctorWithVisit(2 * hourMs)).token })).status,
    ).toBe(403);
    const { token } = await makeStaff(await makeClinic());
    const { status, body } = await send("POST", "/turn-token", { token });
    expect(status).toBe(403);
    expect(body).toMatchObject({ error: expect.stringContaining("visit") });
  });

  test("no administrator: they take part in no visit", async () => {
    const clinicId = await makeClinic();
    await scheduleVisit(await makeStaff(clinicId), visitAt(0));
    const { token } = await makeStaff(clinicId, "admin");
    expect((await send("POST", "/turn-token", { token })).status).toBe(403);
  });
});

// How soon exactly is measured by `npm run proof -- failing-provider`: a busy machine may pause for a part of a second.
describe("a provider that fails mid-join", () => {
  const request = { participant: "doctor-1", ttlSeconds: 14_400 };
  const chainOf = (...names: (typeof relayProviderNames)[number][]) =>
    createProviderChain(
      guardedProviders(
        {
          ...serverEnvironment(),
          TURN_PROVIDERS: names,
          TURN_URLS: ["turns:turn.example.org:443?transport=tcp"],
          TURN_SHARED_SECRET: "a shared secret",
        },
        "call",
      ),
    );

  test.each([
    ...["401", "429", "500", "503", "timeout-before", "timeout-after", "reset-before", "reset-after", "hang"],
    ...["garbage", "wrong-format", "empty-list"],
  ])("%s: the next provider answers, long before Twilio's time is over", async (mode) => {
    await failNext("tokens.create", mode, 3);
    const startedAt = performance.now();
    expect(await chainOf("twilio", "coturn").issue(request)).toMatchObject({ provider: "coturn" });
    expect(performance.now() - startedAt).toBeLessThan(requestTimeoutMs);
  });

  test("public servers come last, labeled, and only where they are listed", async () => {
    await failNext("tokens.create", "500", 2 * requestsPerCall);
    expect(await chainOf("twilio", "public").issue(request)).toMatchObject({
      provider: "public",
      iceServers: [{ urls: "stun:stun.l.google.com:19302" }],
    });
    await expect(chainOf("twilio").issue(request)).rejects.toThrow("No relay provider");
  });
});

import { afterEach, expect, inject, test } from "vitest";
import { z } from "zod";
import { send } from "#lib/testing/api.ts";
import { makeClinic, makeStaff } from "#lib/testing/clinic.ts";
import { failNext, requestsPerCall, setIceFormat, stopFailing } from "#lib/testing/local-twilio.ts";

const Answer = z.strictObject({
  ice_servers: z.array(
    z.strictObject({ urls: z.string(), username: z.string().optional(), credential: z.string().optional() }),
  ),
  ttl: z.number().int().positive(),
});

afterEach(async () => {
  await stopFailing();
  await setIceFormat("modern");
});

const signedIn = async () => (await makeStaff(await makeClinic())).token;

test("answers a signed-in user with ICE servers and how long they last", async () => {
  const { status, headers, body } = await send("POST", "/turn-token", { token: await signedIn() });
  expect(status).toBe(200);
  expect(headers.get("cache-control")).toBe("no-store");
  const { ice_servers: servers, ttl } = Answer.parse(body);
  expect(ttl).toBe(14_400);
  const turn = inject("worldAddresses").turn;
  const relays = servers.filter(({ urls }) => urls.startsWith("turn:"));
  expect(relays.map(({ urls }) => urls)).toEqual("urls" in turn ? turn.urls : []);
  for (const { username, credential } of relays) expect(username && credential).toBeTruthy();
});

test("makes the list itself when Twilio answers only a username and password", async () => {
  await setIceFormat("legacy");
  const { body } = await send("POST", "/turn-token/", { token: await signedIn() });
  const relays = Answer.parse(body).ice_servers.filter(({ urls }) => urls.startsWith("turn:"));
  expect(relays.map(({ urls }) => urls)).toContain("turn:global.turn.twilio.com:443?transport=tcp");
  for (const { username, credential } of relays) expect(username && credential).toBeTruthy();
});

test("answers 401 to nobody", async () => {
  expect((await send("POST", "/turn-token")).status).toBe(401);
});

test("answers 503 while Twilio fails", async () => {
  await failNext("tokens.create", "500", requestsPerCall);
  const { status, headers, body } = await send("POST", "/turn-token", { token: await signedIn() });
  expect(status).toBe(503);
  expect(headers.get("retry-after")).toBe("5");
  expect(body).toMatchObject({ error: expect.any(String) });
});

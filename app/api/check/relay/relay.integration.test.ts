import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { send } from "#lib/testing/api.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";
import { CheckServers } from "#lib/wire/network-check.ts";

const askFrom = (address: string, headers: Record<string, string> = {}) =>
  send("POST", "/api/check/relay/", { headers: { "x-panacare-client-address": address, ...headers } });

test("anybody gets servers whose credentials live two minutes", async () => {
  const { status, headers, body } = await askFrom(randomUUID());
  expect(status).toBe(200);
  expect(headers.get("cache-control")).toBe("no-store");
  const { ice_servers: servers, ttl } = CheckServers.parse(body);
  expect(ttl).toBe(120);
  const relays = servers.filter(({ username }) => username !== undefined);
  if ("urls" in workerWorld().addresses.turn) expect(relays.length).toBeGreaterThan(0);
  for (const { username = "" } of relays) {
    expect(Number(username.split(":")[0])).toBeLessThanOrEqual(Date.now() / 1000 + 121);
  }
});

test("six in ten minutes from one address, and others go on getting theirs", async () => {
  const address = randomUUID();
  const statuses: number[] = [];
  for (let i = 0; i < 7; i += 1) statuses.push((await askFrom(address)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
  expect((await askFrom(randomUUID())).status).toBe(200);
});

test("no other site can ask for its visitors", async () => {
  expect((await askFrom(randomUUID(), { "sec-fetch-site": "cross-site" })).status).toBe(403);
});

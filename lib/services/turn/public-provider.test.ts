import { expect, test } from "vitest";
import { publicProvider } from "#lib/services/turn/public-provider.ts";
import { hasRelay, normalizeIceServers } from "#lib/wire/ice-server.ts";

const request = { participant: "patient-1", ttlSeconds: 14_400 };

test("names no relay without an account of the operator's own", async () => {
  const { iceServers } = await publicProvider().issue(request);
  expect(iceServers).toEqual([{ urls: "stun:stun.l.google.com:19302" }]);
  expect(hasRelay(iceServers)).toBe(false);
});

test("names Open Relay's servers with that account, as a browser takes them", async () => {
  const account = { username: "a name", credential: "a word" };
  const { iceServers } = await publicProvider(account).issue(request);
  expect(normalizeIceServers({ ice_servers: iceServers })).toEqual(iceServers);
  const relays = iceServers.filter((server) => hasRelay([server]));
  expect(relays.map(({ urls }) => String(urls).split(":")[0])).toEqual(["turn", "turn", "turn", "turns"]);
  for (const relay of relays) expect(relay).toMatchObject(account);
});

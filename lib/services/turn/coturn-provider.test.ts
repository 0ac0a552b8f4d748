import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { coturnProvider } from "#lib/services/turn/coturn-provider.ts";

test("signs the expiry and the participant as coturn's use-auth-secret wants it", async () => {
  const urls = [
    "turn:turn.example.org:3478?transport=udp",
    "turn:turn.example.org:3478?transport=tcp",
    "turns:turn.example.org:443?transport=tcp",
  ];
  const provider = coturnProvider({ urls, secret: "shared secret", now: () => 1_795_305_931_900 });
  const { iceServers, ttlSeconds } = await provider.issue({ participant: "doctor-7", ttlSeconds: 14_400 });

  const username = "1795320331:doctor-7";
  const credential = createHmac("sha1", "shared secret").update(username).digest("base64");
  expect(ttlSeconds).toBe(14_400);
  expect(iceServers).toEqual([
    { urls: "stun:turn.example.org:3478" },
    ...urls.map((url) => ({ urls: url, username, credential })),
  ]);
});

import { describe, expect, test } from "vitest";
import { readToken } from "#lib/turn/issue-ice-servers.ts";

const credentials = { username: "name", password: "word" };

describe("readToken", () => {
  test("takes the list that Twilio gives, and its ttl as a number", () => {
    const relay = { urls: "turn:global.turn.twilio.com:3478?transport=udp", username: "u", credential: "c" };
    expect(readToken({ ...credentials, iceServers: [{ url: relay.urls, ...relay }], ttl: "3600" })).toEqual({
      ice_servers: [relay],
      ttl: 3600,
    });
  });

  test("makes the list from an answer that holds only a username and password", () => {
    const { ice_servers: servers, ttl } = readToken({ ...credentials, iceServers: undefined, ttl: 1800 });
    expect(ttl).toBe(1800);
    expect(servers).toEqual([
      { urls: "stun:global.stun.twilio.com:3478" },
      ...["3478?transport=udp", "3478?transport=tcp", "443?transport=tcp"].map((rest) => ({
        urls: `turn:global.turn.twilio.com:${rest}`,
        username: "name",
        credential: "word",
      })),
    ]);
  });
});

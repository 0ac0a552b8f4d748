import { describe, expect, test } from "vitest";
import { readToken } from "#lib/services/turn/twilio-provider.ts";

const credentials = { username: "name", password: "word" };

describe("readToken", () => {
  test("takes the list that Twilio gives, and its ttl as a number", () => {
    const relay = { urls: "turn:global.turn.twilio.com:3478?transport=udp", username: "u", credential: "c" };
    const token = { ...credentials, iceServers: [{ url: relay.urls, ...relay }], ttl: "3600" };
    expect(readToken(token, 14_400)).toEqual({ iceServers: [relay], ttlSeconds: 3600 });
  });

  test("makes the list from an answer that holds only a username and password", () => {
    const { iceServers, ttlSeconds } = readToken(
      { ...credentials, iceServers: undefined, ttl: 1800 },
      14_400,
    );
    expect(ttlSeconds).toBe(1800);
    expect(iceServers).toEqual([
      { urls: "stun:global.stun.twilio.com:3478" },
      ...["3478?transport=udp", "3478?transport=tcp", "443?transport=tcp"].map((rest) => ({
        urls: `turn:global.turn.twilio.com:${rest}`,
        username: "name",
        credential: "word",
      })),
    ]);
  });

  test("takes an empty list for what it is, and puts no address of Twilio's into it", () => {
    expect(readToken({ ...credentials, iceServers: [], ttl: "3600" }, 14_400)).toEqual({
      iceServers: [],
      ttlSeconds: 3600,
    });
  });

  test.each([
    ["nothing", undefined],
    ["something else", "<html>"],
    ["a STUN server alone", [{ urls: "stun:global.stun.twilio.com:3478" }]],
    ["a relay without its credentials", [{ urls: "turn:global.turn.twilio.com:3478?transport=udp" }]],
  ])("refuses an answer that holds %s, and no username and password", (_, iceServers) => {
    const token = { iceServers, ttl: "3600", username: "", password: "" };
    expect(() => readToken(token, 14_400)).toThrow("no relay");
  });

  test("counts on the time that was asked for when the answer names none", () => {
    expect(readToken({ ...credentials, iceServers: undefined, ttl: "soon" }, 14_400).ttlSeconds).toBe(14_400);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasRelay, normalizeIceServers } from "#lib/wire/ice-server.ts";

const relay = {
  urls: "turn:turn.example.org:3478?transport=udp",
  username: "1795305931:x",
  credential: "secret",
};

describe("normalizeIceServers", () => {
  test.each([
    ["ice_servers", { ice_servers: [relay] }],
    ["iceServers", { iceServers: [relay] }],
    ["the bare list", [relay]],
  ])("reads %s", (_, answer) => {
    expect(normalizeIceServers(answer)).toEqual([relay]);
  });

  test("takes url where there is no urls, and nothing else of the entry", () => {
    expect(normalizeIceServers([{ ...relay, urls: undefined, url: relay.urls, ttl: 3600 }])).toEqual([relay]);
    expect(normalizeIceServers([{ ...relay, url: "turn:other.example.org" }])).toEqual([relay]);
  });

  test("strips the query of stun URLs and null credentials", () => {
    expect(
      normalizeIceServers([
        { url: "stun:global.stun.twilio.com:3478?transport=udp", username: null, credential: null },
      ]),
    ).toEqual([{ urls: "stun:global.stun.twilio.com:3478" }]);
  });

  test("drops a relay without username or credential", () => {
    expect(
      normalizeIceServers([{ urls: relay.urls }, { ...relay, credential: null }, { ...relay, username: "" }]),
    ).toEqual([]);
  });

  test("keeps the usable URLs of a mixed entry", () => {
    const urls = ["stun:stun.example.org", "http://example.org", "turn:turn.example.org?transport=sctp", 7];
    expect(normalizeIceServers([{ ...relay, urls }])).toEqual([
      { ...relay, urls: ["stun:stun.example.org"] },
    ]);
  });

  test.each([
    "turn:",
    "turn:a b",
    "turn:host:0",
    "turn:host:70000",
    "turn://host",
    "TURN",
    "stun:-x",
    "stun:[::::]",
  ])("drops %s", (urls) => {
    expect(normalizeIceServers([{ ...relay, urls }])).toEqual([]);
  });

  test("keeps IPv6 addresses and TLS", () => {
    const urls = ["turns:[2001:db8::1]:443?transport=tcp", "stuns:stun.example.org:5349"];
    expect(normalizeIceServers([{ ...relay, urls }])).toEqual([{ ...relay, urls }]);
  });

  test("drops a username that browsers refuse", () => {
    expect(normalizeIceServers([{ ...relay, username: "ü".repeat(255) }])).toEqual([]);
  });

  test("never throws, and gives only what its own rules accept", () => {
    const url = fc.oneof(
      fc.string(),
      fc
        .tuple(
          fc.constantFrom("stun:", "stuns:", "turn:", "turns:", "http://"),
          fc.domain(),
          fc.constantFrom("", ":3478", ":0", "?transport=udp", "?x"),
        )
        .map((parts) => parts.join("")),
    );
    const text = fc.option(fc.string());
    const entry = fc.oneof(
      fc.anything(),
      fc.record(
        {
          url,
          urls: fc.oneof(url, fc.array(fc.oneof(url, fc.anything()))),
          username: text,
          credential: text,
        },
        { requiredKeys: [] },
      ),
    );
    const answer = fc.oneof(fc.anything(), fc.array(entry), fc.record({ ice_servers: fc.array(entry) }));

    fc.assert(
      fc.property(answer, (given) => {
        const servers = normalizeIceServers(given);
        expect(normalizeIceServers(servers)).toEqual(servers);
        for (const { urls, username, credential } of servers) {
          expect([urls].flat().length).toBeGreaterThan(0);
          for (const each of [urls].flat()) {
            expect(each).toMatch(/^(stuns?:[^?\s]+|turns?:[^?\s]+(\?transport=(udp|tcp))?)$/);
            if (each.startsWith("turn")) expect(username && credential).toBeTruthy();
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("hasRelay", () => {
  test("is true only when a turn: or turns: URL is in the list", () => {
    expect(hasRelay([relay])).toBe(true);
    expect(hasRelay([{ ...relay, urls: ["stun:stun.example.org", "turns:turn.example.org"] }])).toBe(true);
    expect(hasRelay([{ urls: "stun:turn.example.org" }])).toBe(false);
    expect(hasRelay([])).toBe(false);
  });
});

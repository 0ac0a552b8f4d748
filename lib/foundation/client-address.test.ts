import { describe, expect, test } from "vitest";
import { addressGroup, clientAddress, readTrustedProxies } from "#lib/foundation/client-address.ts";

describe("clientAddress", () => {
  const none = readTrustedProxies(undefined);
  const ours = readTrustedProxies("10.0.0.0/8, 192.0.2.7, fd00::/8");

  test.each([
    ["who connects, whatever they say of others", "203.0.113.9", "198.51.100.1", none, "203.0.113.9"],
    ["what a trusted proxy saw", "10.1.2.3", "198.51.100.1", ours, "198.51.100.1"],
    [
      "the last whom one of ours saw, not what is before",
      "10.1.2.3",
      "1.1.1.1, 198.51.100.1",
      ours,
      "198.51.100.1",
    ],
    ["through two proxies of ours", "192.0.2.7", "198.51.100.1, 10.9.9.9", ours, "198.51.100.1"],
    ["through a proxy with an IPv6 address", "fd00::1", "2001:db8::1", ours, "2001:db8::1"],
    ["the proxy itself where it says nothing", "10.1.2.3", undefined, ours, "10.1.2.3"],
    ["an IPv4 address that is written as IPv6", "::ffff:203.0.113.9", undefined, none, "203.0.113.9"],
    ["without the port that a proxy adds", "10.1.2.3", "203.0.113.9:51234", ours, "203.0.113.9"],
    ["without the port of an IPv6 address", "10.1.2.3", "[2001:db8::1]:51234", ours, "2001:db8::1"],
    ["the proxy itself where it passes on what is no address", "10.1.2.3", "unknown", ours, "10.1.2.3"],
    ["the proxy itself whatever stands before", "10.1.2.3", "x, 10.9.9.9", ours, "10.1.2.3"],
  ])("is %s", (_, connected, forwardedFor, trusted, address) => {
    expect(clientAddress(connected, forwardedFor, trusted)).toBe(address);
  });
});

test("a list with something else in it is refused", () => {
  expect(() => readTrustedProxies("10.0.0.0/8, proxy.example.org")).toThrow();
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
])("%s counts as %s", (address, group) => {
  expect(addressGroup(address)).toBe(group);
});

import { expect, test } from "vitest";
import { serversFor } from "#components/check/check-network.ts";

const credentials = { username: "u", credential: "c" };
const servers = [
  { urls: "stun:turn.example.org" },
  {
    urls: ["turn:turn.example.org?transport=udp", "turn:turn.example.org:443?transport=tcp"],
    ...credentials,
  },
  { urls: "turn:other.example.org", ...credentials },
  { urls: "turns:turn.example.org:443?transport=tcp", ...credentials },
  { urls: "turns:turn.example.org?transport=udp", ...credentials },
];

test("sorts the relays by the transport that reaches them", () => {
  const urlsOf = (name: "udp" | "tcp" | "tls") => serversFor(name, servers).map(({ urls }) => urls);
  expect(urlsOf("udp")).toEqual(["turn:turn.example.org?transport=udp", "turn:other.example.org"]);
  expect(urlsOf("tcp")).toEqual(["turn:turn.example.org:443?transport=tcp"]);
  expect(urlsOf("tls")).toEqual(["turns:turn.example.org:443?transport=tcp"]);
  expect(serversFor("tls", servers)).toEqual([
    { urls: "turns:turn.example.org:443?transport=tcp", ...credentials },
  ]);
});

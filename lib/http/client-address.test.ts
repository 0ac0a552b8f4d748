import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { clientAddressOf, noteClientAddress } from "#lib/http/client-address.ts";

function noted(headers: Record<string, string>, trustedProxies: number, remoteAddress = "10.0.0.9"): string {
  const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: remoteAddress });
  const message = new IncomingMessage(socket);
  Object.assign(message.headers, headers);
  noteClientAddress(message, trustedProxies);
  return clientAddressOf(
    new Request("http://localhost/", { headers: message.headers as Record<string, string> }),
  );
}

describe("the address of a client", () => {
  test("is that of the connection where no proxy of ours stands between, whatever the client claims", () => {
    expect(noted({}, 0)).toBe("10.0.0.9");
    expect(noted({ "x-forwarded-for": "1.1.1.1", "x-panacare-client-address": "2.2.2.2" }, 0)).toBe(
      "10.0.0.9",
    );
  });

  test("is what the outermost of our proxies saw, not what stands before it", () => {
    expect(noted({ "x-forwarded-for": "6.6.6.6, 192.0.2.7" }, 1)).toBe("192.0.2.7");
    expect(noted({ "x-forwarded-for": "6.6.6.6, 192.0.2.7, 10.0.0.8" }, 2)).toBe("192.0.2.7");
  });

  test("is the first there is when a proxy says nothing", () => {
    expect(noted({}, 2)).toBe("10.0.0.9");
  });

  test.each([
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8::6", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["::ffff:192.0.2.7", "::ffff:192.0.2.7"],
  ])("counts an IPv6 network as one: %s", (address, network) => {
    expect(noted({}, 0, address)).toBe(network);
  });
});

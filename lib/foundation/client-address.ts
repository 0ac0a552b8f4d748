import { BlockList, isIP, isIPv6 } from "node:net";

/** Set by our server on every request, whatever the client sent under this name (lib/server/server.ts). */
export const clientAddressHeader = "x-panacare-client-address";

/**
 * Whose request it is: the address that connected, or, where that is a trusted proxy, what the proxy says in
 * X-Forwarded-For. Read from the right: each proxy appends whom it saw, and everything before the first one that is not
 * ours may be made up. Where one of ours passes on what is no address, it counts for whoever that was: no limit would be
 * lifted by it.
 */
export function clientAddress(
  connected: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string | undefined {
  const hops = [...(forwardedFor ?? "").split(",").map((hop) => hop.trim()), plain(connected ?? "")];
  for (let hop = hops.pop(); hop; hop = hops.pop()) {
    const address = plain(hop);
    if (!isIP(address)) break;
    if (hops.length === 0 || !isTrusted(address, trusted)) return address;
  }
  return plain(connected ?? "") || undefined;
}

/** @throws when an entry is no address and no network */
export function readTrustedProxies(list: string | undefined): BlockList {
  const trusted = new BlockList();
  for (const entry of (list ?? "").split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [address = "", prefix] = entry.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  return trusted;
}

/** One who is given an IPv6 network has 2^64 addresses in it: they count as one (RFC 6177 gives a home at least a /64). */
export function addressGroup(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const front = head.split(":").filter(Boolean);
  const back = tail?.split(":").filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(8 - front.length - back.length, 0) }, () => "0");
  return [...front, ...(tail === undefined ? [] : zeros), ...back]
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":");
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/**
 * A socket that takes both families writes IPv4 addresses in IPv6's manner. Some proxies add the port (Azure Application
 * Gateway does unless told otherwise).
 */
function plain(address: string): string {
  return address
    .replace(/^\[(.+)\](:\d+)?$/, "$1")
    .replace(/^([\d.]+):\d+$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/%.*$/, "");
}

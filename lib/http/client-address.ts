import type { IncomingMessage } from "node:http";

/** Written by our server, for our route handlers, over whatever the client sent under this name. */
const header = "x-panacare-client-address";

/**
 * Notes on the request whom it comes from. Proxies of ours add the address that they see to the end of X-Forwarded-For;
 * what stands before that, the client may have made up.
 * @param trustedProxies how many of ours stand before this server
 */
export function noteClientAddress(request: IncomingMessage, trustedProxies: number): void {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  const seen = [...forwarded, request.socket.remoteAddress ?? "unknown"];
  request.headers[header] = seen.at(-1 - trustedProxies) ?? seen[0] ?? "unknown";
}

/** For limits: an IPv6 client owns a whole /64, so its addresses count as one. */
export function clientAddressOf(request: Request): string {
  const address = request.headers.get(header) ?? "unknown";
  return address.includes(":") && !address.includes(".") ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const text = URL.canParse(`http://[${address}]`)
    ? new URL(`http://[${address}]`).hostname.slice(1, -1)
    : address;
  const [head = "", tail = ""] = text.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = 8 - groups.length - tail.split(":").filter(Boolean).length;
  const zeros = text.includes("::") ? Array.from({ length: missing }, () => "0") : [];
  return [...groups, ...zeros, ...tail.split(":").filter(Boolean)].slice(0, 4).join(":");
}

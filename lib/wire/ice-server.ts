import { isRecord } from "#lib/wire/shape.ts";

/** As W3C's RTCIceServer, checked: a browser takes every member of it without throwing. */
export interface IceServer {
  urls: string | string[];
  username?: string;
  credential?: string;
}

/**
 * Reads a list of ICE servers from what Twilio, this server or an older server answers: `{ ice_servers }`,
 * `{ iceServers }` or the bare list, each entry with `urls` or the older `url`. An entry that the RTCPeerConnection
 * constructor would refuse is left out, because one such entry makes the whole constructor throw.
 */
export function normalizeIceServers(answer: unknown): IceServer[] {
  return entriesOf(answer).flatMap((entry) => {
    const server = normalizeIceServer(entry);
    return server ? [server] : [];
  });
}

/** A list without a relay replaces Twilio's own relays in the SDK, and leaves none. */
export function hasRelay(iceServers: readonly IceServer[]): boolean {
  return iceServers.some(({ urls }) => [urls].flat().some(isRelayUrl));
}

function entriesOf(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  if (!isRecord(answer)) return [];
  const entries = answer["ice_servers"] ?? answer["iceServers"];
  return Array.isArray(entries) ? entries : [];
}

function normalizeIceServer(entry: unknown): IceServer | null {
  if (!isRecord(entry)) return null;
  const { username, credential } = entry;
  const isAuthenticated = isUsername(username) && typeof credential === "string" && credential !== "";
  const given = entry["urls"] ?? entry["url"];
  const urls = [given]
    .flat()
    .map(normalizeUrl)
    .filter((url): url is string => url !== null && (isAuthenticated || !isRelayUrl(url)));
  const [first] = urls;
  if (first === undefined) return null;
  return {
    urls: Array.isArray(given) ? urls : first,
    ...(isAuthenticated && { username, credential }),
  };
}

/** RFC 7064 and RFC 7065: `stun:host:port`, `turn:host:port?transport=udp`, and both with TLS. */
const iceUrl =
  /^(?<scheme>stuns?|turns?):(?<address>(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])(?::\d{1,5})?)(?:\?(?<query>.*))?$/i;

function normalizeUrl(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const { scheme, address, query } = iceUrl.exec(value.trim())?.groups ?? {};
  if (!scheme || !address || !isAddress(address)) return null;
  const url = `${scheme.toLowerCase()}:${address}`;
  // Twilio has been seen to send stun: URLs with a query, for which Chromium throws a SyntaxError.
  if (!isRelayUrl(url) || query === undefined) return url;
  return /^transport=(udp|tcp)$/.test(query) ? `${url}?${query}` : null;
}

/** Host and port by the URL standard, which knows what an IP address and a port may be. */
function isAddress(address: string): boolean {
  try {
    return new URL(`http://${address}`).hostname !== "" && !/:0+$/.test(address);
  } catch {
    return false;
  }
}

function isRelayUrl(url: string): boolean {
  return /^turns?:/i.test(url);
}

/** RFC 8489 section 14.3: a USERNAME has fewer than 509 bytes. Browsers refuse longer ones. */
const maxUsernameBytes = 508;

function isUsername(value: unknown): value is string {
  return (
    typeof value === "string" && value !== "" && new TextEncoder().encode(value).length <= maxUsernameBytes
  );
}

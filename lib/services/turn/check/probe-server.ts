import type { ServerAddress } from "#lib/services/turn/stun/transport.ts";
import { StunRefusal, StunUnreachable, TurnClient } from "#lib/services/turn/stun/turn-client.ts";
import type { IceServer } from "#lib/wire/ice-server.ts";

export interface ServerProbe {
  url: string;
  status: "reachable" | "refused" | "unreachable" | "untested";
  /** From the first packet to the relay, or for stun: to the answer; null where there was none. */
  latencyMs: number | null;
  /** Why not, in words. */
  reason: string | null;
}

const timeoutMs = 5_000;

/** RFC 8656 section 19, RFC 8489 section 14.8: what a person can do about it. */
const refusals: Record<number, string> = {
  401: "the credentials are not taken: is the shared secret the same on both sides, and are both clocks right?",
  403: "the server's rules forbid it",
  437: "the server mixes us up with another client",
  440: "the server has no address of this family",
  441: "the credentials are not those of the allocation",
  442: "the server relays no UDP",
  486: "the user's quota is used up",
  508: "the server has no relay to give: all ports or its whole bandwidth are taken",
};

/** Uses each URL of a server as a browser would: allocates a relay and gives it back, or asks a stun: URL for our address. */
export async function probeServer(
  { urls, username, credential }: IceServer,
  { trusted }: { trusted?: string | undefined } = {},
): Promise<ServerProbe[]> {
  return Promise.all([urls].flat().map((url) => probeUrl(url, { username, credential, trusted })));
}

async function probeUrl(
  url: string,
  { username, credential, trusted }: Record<"username" | "credential" | "trusted", string | undefined>,
): Promise<ServerProbe> {
  const server = addressOf(url);
  if (!server) {
    return { url, status: "untested", latencyMs: null, reason: "TLS over UDP (DTLS) is not checked" };
  }
  const startedAt = performance.now();
  let client: TurnClient | undefined;
  try {
    client = await TurnClient.open({
      server,
      timeoutMs,
      trusted,
      ...(username !== undefined && credential !== undefined && { username, credential }),
    });
    await (url.startsWith("turn") ? client.allocate() : client.bind());
    const latencyMs = Math.round(performance.now() - startedAt);
    if (url.startsWith("turn")) await client.release();
    return { url, status: "reachable", latencyMs, reason: null };
  } catch (error) {
    return { url, latencyMs: null, ...outcomeOf(error) };
  } finally {
    client?.close();
  }
}

function outcomeOf(error: unknown): Pick<ServerProbe, "status" | "reason"> {
  if (error instanceof StunRefusal) {
    return { status: "refused", reason: `${error.code}: ${refusals[error.code] ?? error.message}` };
  }
  if (error instanceof StunUnreachable) return { status: "unreachable", reason: error.message };
  throw error;
}

/** RFC 7065: the scheme says whether TLS is used, and the default ports are 3478 and 5349. */
export function addressOf(url: string): ServerAddress | undefined {
  const match = /^(stun|turn)(s?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/.exec(url);
  if (!match) return undefined;
  const [, , secure, host = "", port, protocol] = match;
  if (secure && protocol === "udp") return undefined;
  const plain = protocol === "tcp" ? "tcp" : "udp";
  return {
    host: host.replace(/^\[|\]$/g, ""),
    port: Number(port ?? (secure ? 5349 : 3478)),
    transport: secure ? "tls" : plain,
  };
}

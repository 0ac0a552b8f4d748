import { type IceServer, normalizeIceServers } from "#lib/turn/ice-server.ts";

export interface TurnService {
  /**
   * The servers to connect with. It never rejects: without a usable answer it gives the last one while that is valid,
   * else an empty list, with which Twilio's own servers are used.
   */
  getIceServers(): Promise<IceServer[]>;
}

export interface TurnServiceOptions {
  /** POST /turn-token: answers `{ ice_servers, ttl }`, the time to live in seconds. */
  fetchTurnToken(): Promise<unknown>;
  now?(): number;
}

interface Answer {
  iceServers: IceServer[];
  refreshAt: number;
  expiresAt: number;
}

/** A call must have lived a while on its credentials before they end: they are renewed when a fifth of their life is left. */
const refreshAfterShareOfLife = 0.8;

/** Someone is waiting to be let into a call; it can begin with Twilio's own servers. */
const timeoutMs = 5_000;

/** Fetches, keeps and renews the ICE servers of this browser. Credentials stay in memory only. */
export function createTurnService({ fetchTurnToken, now = Date.now }: TurnServiceOptions): TurnService {
  let last: Answer | null = null;
  let pending: Promise<IceServer[]> | null = null;

  async function fetchIceServers(): Promise<IceServer[]> {
    const askedAt = now();
    try {
      const answer = await withTimeout(fetchTurnToken(), timeoutMs);
      const iceServers = normalizeIceServers(answer);
      // Counted from the question, not the answer: the server's clock started before its answer arrived.
      const lifeMs = ttlSecondsOf(answer) * 1000;
      last = {
        iceServers,
        refreshAt: askedAt + lifeMs * refreshAfterShareOfLife,
        expiresAt: askedAt + lifeMs,
      };
      return iceServers;
    } catch {
      return last && now() < last.expiresAt ? last.iceServers : [];
    }
  }

  return {
    async getIceServers() {
      if (last && now() < last.refreshAt) return last.iceServers;
      pending ??= fetchIceServers().finally(() => {
        pending = null;
      });
      return pending;
    },
  };
}

/** Twilio writes the time to live as a string, this server as a number. Without one the answer is used, but not kept. */
function ttlSecondsOf(answer: unknown): number {
  if (typeof answer !== "object" || answer === null || !("ttl" in answer)) return 0;
  const ttl = typeof answer.ttl === "string" && answer.ttl.trim() !== "" ? Number(answer.ttl) : answer.ttl;
  return typeof ttl === "number" && Number.isFinite(ttl) && ttl > 0 ? ttl : 0;
}

function withTimeout<Value>(promise: Promise<Value>, limitMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("Took too long")), limitMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

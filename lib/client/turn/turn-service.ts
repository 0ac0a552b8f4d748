import { maskCredentials } from "#lib/client/turn/mask-credentials.ts";
import { type IceServer, normalizeIceServers } from "#lib/wire/ice-server.ts";

export interface TurnService {
  /**
   * The servers to connect with. It never rejects. In this order: the answer in memory while it is fresh, a new answer
   * (which is the server's choice of provider), the last answer while it is valid, an empty list, with which Twilio's
   * own servers are used. `isNew` skips the first: those in memory may be why a call was lost.
   */
  getIceServers(wanted?: { isNew?: boolean }): Promise<IceServer[]>;
  /**
   * Renews the answer before it ages, until the returned function is called: a timer does it, and whatever `wakeUps`
   * tells of, because a computer that slept has stopped its timers too.
   */
  keepFresh(wakeUps?: WakeUps): () => void;
}

/** Calls back when this page may have slept, or was without a network. @returns what ends that */
export type WakeUps = (onWake: () => void) => () => void;

export interface TurnServiceOptions {
  /** POST /turn-token: answers `{ ice_servers, ttl }`, the time to live in seconds. */
  fetchTurnToken(): Promise<unknown>;
  now?(): number;
  /** Gets what was answered and what was made of it, with the credentials masked. */
  debugLog?: ((event: string, details: unknown) => void) | undefined;
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

/** After an answer that could not be had, or that is not to be kept. */
const retryMs = 30_000;

/** Fetches, keeps and renews the ICE servers of this browser. Credentials stay in memory only. */
export function createTurnService({
  fetchTurnToken,
  now = Date.now,
  debugLog,
}: TurnServiceOptions): TurnService {
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
      debugLog?.("answered", maskCredentials({ answer, iceServers }));
      return iceServers;
    } catch (error) {
      const kept = last && now() < last.expiresAt ? last.iceServers : [];
      debugLog?.("not answered", {
        reason: error instanceof Error ? error.message : typeof error,
        iceServers: maskCredentials(kept),
      });
      return kept;
    }
  }

  async function getIceServers({ isNew = false } = {}): Promise<IceServer[]> {
    if (!isNew && last && now() < last.refreshAt) return last.iceServers;
    pending ??= fetchIceServers().finally(() => {
      pending = null;
    });
    return pending;
  }

  return {
    getIceServers,
    keepFresh(wakeUps = noWakeUps) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isOver = false;
      const renew = async () => {
        clearTimeout(timer);
        await getIceServers();
        if (isOver) return;
        clearTimeout(timer);
        timer = setTimeout(renew, Math.max((last?.refreshAt ?? 0) - now(), 0) || retryMs);
      };
      const stopWakeUps = wakeUps(() => void renew());
      void renew();
      return () => {
        isOver = true;
        clearTimeout(timer);
        stopWakeUps();
      };
    },
  };
}

const noWakeUps: WakeUps = () => () => undefined;

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

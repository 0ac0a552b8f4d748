import { setTimeout as delay } from "node:timers/promises";
import { isHealthy } from "#e2e/world/app-server.ts";

/** After no answer another server is there at once; "not now" needs a moment. */
const pauseMs = { unanswered: 50, unavailable: 500, healthCheck: 250 };

export interface Ask {
  method: "GET" | "POST";
  path: string;
  token?: string;
  body?: object;
  /** Idempotency-Key, the same at each attempt. */
  key?: string;
  /** From which address the balancer says that it comes. */
  address?: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** Asks one server, once. @throws when no answer comes */
export async function askServer(origin: string, ask: Ask, timeoutMs = 30_000): Promise<Answer> {
  const { method, path, token, body, key, address } = ask;
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { "content-type": "application/json" }),
      ...(key && { "idempotency-key": key }),
      ...(address && { "x-forwarded-for": address }),
    },
    signal: AbortSignal.timeout(timeoutMs),
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
}

/**
 * A client behind a load balancer, which gives requests to the servers in turn, and none to one that did not answer until it
 * says that it is healthy. When no answer comes, or "not now" (503), the request comes again with the same key.
 * @returns undefined when the time was up first: whether it took effect is not known then
 */
export function balancedClient(origins: readonly string[]) {
  const out = new Set<string>();
  let turn = 0;

  function next(): string {
    const healthy = origins.filter((origin) => !out.has(origin));
    const among = healthy.length > 0 ? healthy : origins;
    turn += 1;
    return among[turn % among.length] ?? "";
  }

  async function leaveOutUntilHealthy(origin: string): Promise<void> {
    if (out.has(origin)) return;
    out.add(origin);
    // Not a reason for the test's process to go on.
    while (!(await isHealthy(origin))) await delay(pauseMs.healthCheck, undefined, { ref: false });
    out.delete(origin);
  }

  return async (ask: Ask, giveUpAfterMs = 20_000): Promise<Answer | undefined> => {
    const deadline = performance.now() + giveUpAfterMs;
    while (performance.now() < deadline) {
      const origin = next();
      const answer = await askServer(origin, ask).catch(() => undefined);
      if (answer && answer.status !== 503) return answer;
      if (!answer) void leaveOutUntilHealthy(origin);
      await delay(answer ? pauseMs.unavailable : pauseMs.unanswered);
    }
    return undefined;
  };
}

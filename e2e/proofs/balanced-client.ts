import { setTimeout as delay } from "node:timers/promises";

/** After no answer another server is there at once; "not now" needs a moment. */
const pauseMs = { unanswered: 50, unavailable: 500 };

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
 * A client behind a load balancer: each request goes to the next server, and when none of them answers it or it is told
 * "not now" (503), it comes again with the same key.
 * @returns undefined when the time was up first: whether it took effect is not known then
 */
export function balancedClient(origins: readonly string[]) {
  let turn = 0;
  return async (ask: Ask, giveUpAfterMs = 20_000): Promise<Answer | undefined> => {
    const deadline = performance.now() + giveUpAfterMs;
    while (performance.now() < deadline) {
      turn += 1;
      const answer = await askServer(origins[turn % origins.length] ?? "", ask).catch(() => undefined);
      if (answer && answer.status !== 503) return answer;
      await delay(answer ? pauseMs.unavailable : pauseMs.unanswered);
    }
    return undefined;
  };
}

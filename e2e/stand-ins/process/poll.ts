import { setTimeout as delay } from "node:timers/promises";

const intervalMs = 50;

/** Asks until the answer is truthy, and returns it; undefined when the time is up. What `ask` throws ends the polling. */
export async function poll<Answer>(
  ask: () => Promise<Answer | false | undefined>,
  timeoutMs: number,
): Promise<Answer | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() >= deadline) return undefined;
    await delay(intervalMs);
  }
}

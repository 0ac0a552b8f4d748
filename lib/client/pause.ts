import type { WakeUps } from "#lib/client/turn/turn-service.ts";

/**
 * Waits before another attempt: that long, or until the page wakes up, and in any case until there is a network. The time
 * without one is no attempt that failed.
 */
export async function pause(delayMs: number, signal: AbortSignal, wakeUps: WakeUps = never): Promise<void> {
  const isOffline = () => navigator.onLine === false;
  if (delayMs > 0 && !isOffline()) await wait(delayMs, signal, wakeUps);
  while (isOffline() && !signal.aborted) await wait(offlineCheckMs, signal, wakeUps);
}

/** `online` is not told where the page gets no wake-ups. */
const offlineCheckMs = 5_000;

const never: WakeUps = () => () => undefined;

function wait(delayMs: number, signal: AbortSignal, wakeUps: WakeUps): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopWakeUps();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    const stopWakeUps = wakeUps(end);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}

"use client";

import { useSyncExternalStore } from "react";

/** Counters on the pages show minutes. */
const tickMs = 10_000;

let now: number | undefined;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** The time, a few times a minute; null while the server draws, which does not know the reader's clock and zone. */
export function useNow(): Date | null {
  const time = useSyncExternalStore(subscribe, readClock, () => null);
  return time === null ? null : new Date(time);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = undefined;
  };
}

function readClock(): number {
  now ??= Date.now();
  return now;
}

import type { ConsultationEvents } from "#lib/client/consultation-events.ts";

/** The server's state as last read. Data stays when a later read fails. */
export interface LiveState<Data> {
  readonly data: Data | null;
  /** Why the last reading failed; null after one that did not. */
  readonly problem: unknown;
  /** Changes arrive by events; otherwise the resource is polled. */
  readonly isLive: boolean;
}

export interface LiveResource<Data> {
  /** Watching lasts as long as somebody is subscribed. */
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  getSnapshot(): LiveState<Data>;
  /** Reads now; what is asked while a reading is under way is read once more after it. */
  refresh(): void;
}

export interface LiveResourceOptions<Data> {
  /** Data that the page already has. */
  initial?: Data;
  load: () => Promise<Data>;
  watch: (events: ConsultationEvents) => () => void;
  /** The polling interval while no events arrive. */
  pollMs: number;
  /** How often to read although it does: a reading may also be a sign of life. */
  pollWhileLiveMs?: number;
}

/** The server's state, kept true: read on every event, on return to the tab or the network, and by polling meanwhile. */
export function createLiveResource<Data>({
  initial,
  load,
  watch,
  pollMs,
  pollWhileLiveMs,
}: LiveResourceOptions<Data>): LiveResource<Data> {
  let state: LiveState<Data> = { data: initial ?? null, problem: null, isLive: false };
  const listeners = new Set<() => void>();
  let isLoading = false;
  let isStale = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;

  const update = (change: Partial<LiveState<Data>>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const schedule = () => {
    clearTimeout(timer);
    const intervalMs = state.isLive ? pollWhileLiveMs : pollMs;
    if (stop && intervalMs !== undefined) timer = setTimeout(refresh, intervalMs);
  };

  async function read() {
    isLoading = true;
    do {
      isStale = false;
      try {
        update({ data: await load(), problem: null });
      } catch (problem) {
        update({ problem });
      }
    } while (isStale && stop);
    isLoading = false;
    schedule();
  }

  function refresh() {
    if (isLoading) isStale = true;
    else void read();
  }

  function start() {
    const stopWatching = watch({
      onChange: refresh,
      onLiveChange: (isLive) => {
        if (isLive === state.isLive) return;
        update({ isLive });
        schedule();
      },
    });
    const onReturn = () => {
      if (document.visibilityState === "visible") refresh();
    };
    document.addEventListener("visibilitychange", onReturn);
    // A tab that was frozen, or kept for the way back (Page Lifecycle): its timers stood still.
    document.addEventListener("resume", onReturn);
    window.addEventListener("pageshow", onReturn);
    window.addEventListener("online", onReturn);
    // Fails at once, so that the page says at once what it is.
    window.addEventListener("offline", refresh);
    stop = () => {
      stopWatching();
      document.removeEventListener("visibilitychange", onReturn);
      document.removeEventListener("resume", onReturn);
      window.removeEventListener("pageshow", onReturn);
      window.removeEventListener("online", onReturn);
      window.removeEventListener("offline", refresh);
      clearTimeout(timer);
      stop = undefined;
    };
    refresh();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (!stop) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop?.();
      };
    },
    getSnapshot: () => state,
    refresh,
  };
}

import { callApi } from "#lib/client/api.ts";

/** The stream of "this consultation changed" events. It carries ids only: read the consultation again on each. */
export interface ConsultationEvents {
  /** On every message. A first connection begins with one; a browser that comes back is told what it missed. */
  onChange: () => void;
  onLiveChange: (isLive: boolean) => void;
}

/** EventSource reconnects after a lost connection, but gives up for good after an answer other than 200. */
const reopenAfterMs = 5_000;

/**
 * A connection can die without a word: a VPN forgets it, or the computer slept. The server beats every 15 s
 * (lib/platform/events/event-stream.ts); without two of them, and some time for a slow network, the stream is taken for dead.
 */
const longestSilenceMs = 40_000;

/** For what waits to be handed to a page that stood still. In hidden tabs timers are late by a second anyway. */
const catchUpMs = 5_000;

/** One stream for all that the page watches: a browser opens six connections to a server at most over HTTP/1.1. */
const watchers = new Set<ConsultationEvents>();
let isLive = false;
let close: (() => void) | undefined;

/** @returns how to stop watching. */
export function watchConsultationEvents(events: ConsultationEvents): () => void {
  watchers.add(events);
  close ??= open();
  if (isLive) events.onLiveChange(true);
  return () => {
    watchers.delete(events);
    if (watchers.size > 0) return;
    close?.();
    close = undefined;
    isLive = false;
  };
}

function open(): () => void {
  let source: EventSource;
  let next: ReturnType<typeof setTimeout> | undefined;
  const tellLive = (isNowLive: boolean) => {
    isLive = isNowLive;
    for (const { onLiveChange } of watchers) onLiveChange(isNowLive);
  };
  const tellChange = () => {
    for (const { onChange } of watchers) onChange();
  };

  const after = (delayMs: number, act: () => void) => {
    clearTimeout(next);
    next = setTimeout(act, delayMs);
  };
  const expectWord = (withinMs = longestSilenceMs) => {
    const dueAt = Date.now() + withinMs;
    after(withinMs, () => {
      // This page stood still, and what came meanwhile may be behind this timer in the queue.
      if (Date.now() > dueAt + catchUpMs) expectWord(catchUpMs);
      else reopen();
    });
  };
  const reopen = () => {
    source.close();
    connect();
    // Last: who hears it may stop watching.
    tellLive(false);
  };

  const connect = () => {
    source = new EventSource("/api/events/");
    const on = (type: string, act?: () => void) =>
      source.addEventListener(type, () => {
        expectWord();
        act?.();
      });
    on("open", () => tellLive(true));
    // The first message of a new connection, and of every moment from which something may have been missed.
    on("resync", tellChange);
    on("consultation", tellChange);
    on("alive", sayHere);
    on("beat");
    on("error", () => {
      if (source.readyState === EventSource.CLOSED) after(reopenAfterMs, connect);
      tellLive(false);
    });
    // To connect can take for ever as well.
    expectWord();
  };

  connect();
  return () => {
    clearTimeout(next);
    source.close();
  };
}

/** Unheard, it is made good for by the next one. */
function sayHere(): void {
  callApi("POST /api/presence/").catch(() => {});
}

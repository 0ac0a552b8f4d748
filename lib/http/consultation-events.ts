import { renewPresence } from "#lib/http/api-client.ts";

/** The stream of "this consultation changed" messages (server-sent events). It carries ids only: read the state anew on each. */
export interface ConsultationEvents {
  /** On every message. A first connection begins with one; a browser that comes back is told what it missed. */
  onChange: () => void;
  onLiveChange: (isLive: boolean) => void;
}

/** EventSource reconnects by itself after a lost connection, but gives up for good after an answer other than 200. */
const reopenAfterMs = 5_000;

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
  let reopening: ReturnType<typeof setTimeout> | undefined;
  const tellLive = (isNowLive: boolean) => {
    isLive = isNowLive;
    for (const { onLiveChange } of watchers) onLiveChange(isNowLive);
  };
  const tellChange = () => {
    for (const { onChange } of watchers) onChange();
  };

  const connect = () => {
    source = new EventSource("/api/events/");
    source.addEventListener("open", () => tellLive(true));
    // The first message of a new connection, and of every moment from which something may have been missed.
    source.addEventListener("resync", tellChange);
    source.addEventListener("consultation", tellChange);
    source.addEventListener("alive", sayHere);
    source.addEventListener("error", () => {
      tellLive(false);
      if (source.readyState === EventSource.CLOSED) reopening = setTimeout(connect, reopenAfterMs);
    });
  };

  connect();
  return () => {
    clearTimeout(reopening);
    source.close();
  };
}

/** Unheard, it is made good for by the next one. */
function sayHere(): void {
  renewPresence().catch(() => {});
}

import { renewPresence } from "#lib/http/api-client.ts";

/** The stream of "this consultation changed" messages (server-sent events). It carries ids only: read the state anew on each. */
export interface ConsultationEvents {
  /** On every message. A first connection begins with one; a browser that comes back is told what it missed. */
  onChange: () => void;
  onLiveChange: (isLive: boolean) => void;
}

/** EventSource reconnects by itself after a lost connection, but gives up for good after an answer other than 200. */
const reopenAfterMs = 5_000;

/** @returns how to stop watching. */
export function watchConsultationEvents({ onChange, onLiveChange }: ConsultationEvents): () => void {
  let source: EventSource;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    source = new EventSource("/api/events/");
    source.addEventListener("open", () => onLiveChange(true));
    // The first message of a new connection, and of every moment from which something may have been missed.
    source.addEventListener("resync", onChange);
    source.addEventListener("consultation", onChange);
    source.addEventListener("alive", sayHere);
    source.addEventListener("error", () => {
      onLiveChange(false);
      if (source.readyState === EventSource.CLOSED) reopening = setTimeout(open, reopenAfterMs);
    });
  };

  open();
  return () => {
    clearTimeout(reopening);
    source.close();
  };
}

/** Unheard, it is made good for by the next one. */
function sayHere(): void {
  renewPresence().catch(() => {});
}

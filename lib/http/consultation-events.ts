/** The stream of "this consultation changed" messages (server-sent events). It carries ids only: read the state anew on each. */
export interface ConsultationEvents {
  /** On every connection, since what happened before it was not heard, and on every message. */
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
    source.addEventListener("open", () => {
      onLiveChange(true);
      onChange();
    });
    source.addEventListener("consultation", onChange);
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

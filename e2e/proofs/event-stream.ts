import { setTimeout as delay } from "node:timers/promises";
import { type EventReader, eventReader, type ReadEvent } from "#lib/testing/event-reader.ts";

/** As the stream tells browsers (`retry:`), and spread, because browsers do not come back in step either. */
const reconnectMs = { shortest: 500, spread: 1000 };

export interface WatchedStream {
  /** All that was told, in order. */
  heard: readonly { event: ReadEvent; at: number }[];
  /** How often the connection was lost. */
  breaks(): number;
  close(): Promise<void>;
}

/** An event stream as a browser keeps it: when it breaks it comes back, and says what it has heard last. */
export async function watchEvents(origin: string, token: string): Promise<WatchedStream> {
  const heard: { event: ReadEvent; at: number }[] = [];
  let isClosed = false;
  let breaks = 0;
  let abort = new AbortController();
  let lastId: string | undefined;

  const open = async (): Promise<EventReader> => {
    abort = new AbortController();
    const headers = {
      authorization: `Bearer ${token}`,
      accept: "text/event-stream",
      ...(lastId !== undefined && { "last-event-id": lastId }),
    };
    return eventReader(await fetch(`${origin}/api/events/`, { headers, signal: abort.signal }), abort);
  };
  const read = async (reader: EventReader) => {
    for (let event = await reader.next(); event; event = await reader.next()) {
      lastId = event.id ?? lastId;
      heard.push({ event, at: performance.now() });
    }
  };
  const first = await open();
  const start = await first.next();
  lastId = start?.id;
  const run = async () => {
    await read(first).catch(() => undefined);
    while (!isClosed) {
      breaks += 1;
      await delay(reconnectMs.shortest + Math.random() * reconnectMs.spread);
      // Refused while the server starts: the next try comes.
      if (!isClosed)
        await open()
          .then(read)
          .catch(() => undefined);
    }
  };
  const ended = run();
  return {
    heard,
    breaks: () => breaks,
    close: () => {
      isClosed = true;
      abort.abort();
      return ended;
    },
  };
}

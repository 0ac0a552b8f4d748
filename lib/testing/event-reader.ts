import { sendRaw } from "#lib/testing/api.ts";

export interface ReadEvent {
  id: string | undefined;
  type: string;
  /** The consultation's id. */
  consultationId: string | undefined;
}

/** An open event stream, read as a browser does. */
export interface EventReader {
  /** The next event; undefined when the stream has ended. */
  next(): Promise<ReadEvent | undefined>;
  /** The next consultation's id: what says "read everything" is passed over. */
  nextId(): Promise<string | undefined>;
  close(): void;
}

export async function readEvents(headers: Record<string, string>): Promise<EventReader> {
  const abort = new AbortController();
  const response = await sendRaw(
    new Request("http://localhost/api/events/", { headers, signal: abort.signal }),
  );
  return eventReader(response, abort);
}

/** @param abort of the request, with which the stream is closed */
export function eventReader(response: Response, abort: AbortController): EventReader {
  if (!response.body || response.status !== 200) throw new Error(`No event stream: ${response.status}`);
  const events = parseEvents(response.body);
  const next = async () => (await events.next()).value ?? undefined;
  return {
    next,
    async nextId() {
      let event = await next();
      while (event?.type === "resync") event = await next();
      return event?.consultationId;
    },
    close: () => abort.abort(),
  };
}

async function* parseEvents(body: NonNullable<Response["body"]>): AsyncGenerator<ReadEvent, undefined> {
  let text = "";
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const frames = text.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      const field = (name: string) => new RegExp(`^${name}: (.+)$`, "m").exec(frame)?.[1];
      const type = field("event");
      // Signs of life.
      if (type === "alive" || type === "beat") continue;
      if (type) yield { id: field("id"), type, consultationId: JSON.parse(field("data") ?? "{}").id };
    }
  }
  return undefined;
}

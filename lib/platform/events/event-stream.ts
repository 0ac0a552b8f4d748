import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { log } from "#lib/foundation/log.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { eventHub, type HubEvent } from "#lib/platform/events/event-hub.ts";
import {
  type ConsultationEvent,
  eventsAfter,
  longestReplay,
  newestPosition,
} from "#lib/platform/events/publish.ts";

/**
 * A word now and then keeps proxies from closing a quiet stream (HTML standard, section 9.2.7, says about 15 s). It is an
 * event, because pages cannot see a comment: without it they take the stream for dead (lib/client/consultation-events.ts),
 * and a doctor's page answers it (lib/domain/waiting/doctor-presence.ts).
 */
const heartbeatMs = 15_000;

/** A session can expire without an event, so the stream checks it again after this many heartbeats. */
const heartbeatsPerCheck = 4;

/** How long a browser waits before it reconnects a broken stream. */
const reconnectMs = 1000;

/**
 * A reader this many chunks behind has gone: its stream ends, and it gets the missed events when it reconnects. A replay
 * arrives at once and does not count.
 */
const maxQueuedChunks = 2 * longestReplay;

export interface EventStreamRequest {
  db: Database;
  actor: Actor;
  /** The request's signal. Next aborts it when the browser goes away, and does not call the stream's cancel(). */
  signal: AbortSignal;
  /** The last event that this browser received, where it says so. */
  lastEventId: string | null;
  /** Authenticates again. The stream ends when the reader has lost access. */
  authenticate(): Promise<Actor>;
}

/**
 * The actor's server-sent events: `consultation` with the id of one that changed, `resync` when anything may have. They
 * carry ids only; the page reads the record through the API, with its own rights. A browser that reconnects with the id of
 * its last event gets the missed events. Every 15 s a `beat` is sent, to doctors `alive`.
 */
export function eventStream(request: EventStreamRequest): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let { actor } = request;
      let isStopped = false;
      let heartbeats = 0;
      /** Events that arrive while earlier ones are still being read. */
      let early: HubEvent[] | undefined = [];
      let lastPosition = 0;

      const send = (text: string) => {
        if (isStopped) return;
        if ((controller.desiredSize ?? 0) < -maxQueuedChunks) return stop();
        controller.enqueue(encoder.encode(text));
      };
      const tell = (event: HubEvent) => {
        if (event.type === "access") return;
        if (event.type === "resync") send(serialize(event));
        else if (event.event.position > lastPosition && isVisible(event.event, actor)) {
          lastPosition = event.event.position;
          send(serialize(event));
        }
      };
      const beat = () => send(`event: ${actor.role === "doctor" ? "alive" : "beat"}\ndata: {}\n\n`);
      const check = async () => {
        try {
          actor = await request.authenticate();
        } catch (error) {
          // Keep the stream while the database is away. The next heartbeats check again.
          if (error instanceof DomainError && error.code !== "unavailable") stop();
        }
      };
      const unsubscribe = eventHub().subscribe((event) => {
        if (event.type === "access" && (event.userId ?? actor.userId) === actor.userId) void check();
        if (early) early.push(event);
        else tell(event);
      });
      const heartbeat = setInterval(() => {
        beat();
        heartbeats += 1;
        if (heartbeats % heartbeatsPerCheck === 0) void check();
      }, heartbeatMs);
      function stop() {
        if (isStopped) return;
        isStopped = true;
        unsubscribe();
        clearInterval(heartbeat);
        controller.close();
      }
      request.signal.addEventListener("abort", stop);
      if (request.signal.aborted) stop();

      send(`retry: ${reconnectMs}\n\n`);
      beat();
      const begin = async () => {
        await eventHub().listening;
        for (const event of await firstEvents(request)) tell(event);
        const waiting = early ?? [];
        early = undefined;
        for (const event of waiting) tell(event);
      };
      begin().catch((error: unknown) => {
        log.warn({ err: error }, "event stream could not begin");
        stop();
      });
    },
  });
  return new Response(stream, { headers });
}

/**
 * For HEAD, which Next answers by the handler of GET: it leaves the body as it is, neither read nor cancelled, and does not
 * abort the request, so that a stream would go on for hours without a reader.
 */
export function eventStreamHead(): Response {
  return new Response(null, { headers });
}

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  // no-transform: a proxy (or Next) that compresses would hold the events back.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** Returns the events missed since the last one, or tells the reader to read everything. */
async function firstEvents({ db, lastEventId }: EventStreamRequest): Promise<HubEvent[]> {
  const isPosition = lastEventId !== null && /^\d{1,15}$/.test(lastEventId);
  const missed = isPosition ? await eventsAfter(db, Number(lastEventId)) : undefined;
  if (!missed) return [{ type: "resync", position: await newestPosition(db) }];
  return missed.map((event) => ({ type: "consultation", event }));
}

/** The same rule as `visibleTo` (lib/domain/visit/store.ts), on the ids that the event carries. */
function isVisible(event: ConsultationEvent, actor: Actor): boolean {
  switch (actor.role) {
    case "doctor":
      return event.doctorId === actor.userId;
    case "patient":
      return event.patientId === actor.userId;
    case "admin":
      return event.clinicId === actor.clinicId;
    case "guest":
      // Guests also get it before admission, because it tells them of the admission. They know this id.
      return event.consultationId === actor.consultationId;
  }
}

function serialize(event: Exclude<HubEvent, { type: "access" }>): string {
  if (event.type === "resync") return `id: ${event.position}\nevent: resync\ndata: {}\n\n`;
  const { position, consultationId } = event.event;
  return `id: ${position}\nevent: consultation\ndata: ${JSON.stringify({ id: consultationId })}\n\n`;
}

import type { Actor } from "#lib/auth/actor.ts";
import { eventHub, type HubEvent } from "#lib/events/event-hub.ts";
import type { ConsultationEvent } from "#lib/events/publish.ts";

/** A comment now and then keeps proxies from closing a quiet stream (HTML standard, section 9.2.7, says about 15 s). */
const heartbeatMs = 15_000;

/** How long a browser waits before it comes back after the stream broke. */
const reconnectMs = 1000;

/** A reader this far behind (in chunks) has gone without a word: it is let go, and reads everything when it is back. */
const maxQueuedChunks = 256;

/**
 * The actor's server-sent events: `consultation` with the id of one that changed, `resync` when anything may have. They
 * carry ids only; the page reads the record through the API, with its own rights.
 */
export function eventStream(actor: Actor, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        if ((controller.desiredSize ?? 0) < -maxQueuedChunks) return stop();
        controller.enqueue(encoder.encode(text));
      };
      const unsubscribe = eventHub().subscribe((event) => {
        if (concerns(event, actor)) send(serialize(event));
      });
      const heartbeat = setInterval(() => send(": still here\n\n"), heartbeatMs);
      let isStopped = false;
      function stop() {
        if (isStopped) return;
        isStopped = true;
        unsubscribe();
        clearInterval(heartbeat);
        controller.close();
      }
      // Next aborts the request's signal when the browser goes away; the stream's own cancel() is not called then.
      signal.addEventListener("abort", stop);
      send(`retry: ${reconnectMs}\nevent: resync\ndata: {}\n\n`);
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // no-transform: a proxy (or Next) that compresses would hold the events back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

function concerns(event: HubEvent, actor: Actor): boolean {
  return event.type === "resync" || isVisible(event.event, actor);
}

/** The same rule as `visibleTo` (lib/consultations/store.ts), on the ids that the event carries. */
function isVisible(event: ConsultationEvent, actor: Actor): boolean {
  switch (actor.role) {
    case "doctor":
      return event.doctorId === actor.userId;
    case "patient":
      return event.patientId === actor.userId;
    case "admin":
      return event.clinicId === actor.clinicId;
    case "guest":
      // Also before they are admitted: it is how they learn of it. They know this id.
      return event.consultationId === actor.consultationId;
  }
}

function serialize(event: HubEvent): string {
  if (event.type === "resync") return "event: resync\ndata: {}\n\n";
  return `event: consultation\ndata: ${JSON.stringify({ id: event.event.consultationId })}\n\n`;
}

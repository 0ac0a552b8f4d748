import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { connectDatabase, database } from "#lib/db/client.ts";
import { serverEnvironment } from "#lib/env.ts";
import { ConsultationEvent, eventsChannel } from "#lib/events/publish.ts";
import { log } from "#lib/log.ts";

/** `resync`: something may have been missed; read again whatever is shown. */
export type HubEvent = { type: "consultation"; event: ConsultationEvent } | { type: "resync" };
type Subscriber = (event: HubEvent) => void;

/**
 * A dropped LISTEN is silent: nothing arrives, and nothing says so. The hub therefore sends itself a ping through the
 * database and, when one does not come back, listens anew and tells everyone to read again.
 */
const pingEveryMs = 5000;

/** One connection that listens, for all event streams of this process. */
class EventHub {
  readonly #subscribers = new Set<Subscriber>();
  readonly #id = randomUUID();
  #listener: postgres.Sql | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #isPingDue = false;

  /** @returns the function that unsubscribes */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    if (!this.#watchdog) {
      this.#listen();
      this.#watchdog = setInterval(() => this.#watch(), pingEveryMs);
      this.#watchdog.unref();
    }
    return () => this.#subscribers.delete(subscriber);
  }

  #listen(): void {
    const { sql } = connectDatabase(serverEnvironment().DATABASE_URL, 1);
    this.#listener = sql;
    this.#isPingDue = false;
    sql
      .listen(
        eventsChannel,
        (payload) => this.#receive(payload),
        () => this.#broadcast({ type: "resync" }),
      )
      .catch((error: unknown) => log.warn({ err: error }, "events cannot be listened to; trying again"));
  }

  #watch(): void {
    if (this.#isPingDue) {
      void this.#listener?.end({ timeout: 1 });
      this.#listen();
    }
    this.#isPingDue = true;
    database()
      .sql.notify(eventsChannel, `ping ${this.#id}`)
      .catch((error: unknown) => log.warn({ err: error }, "event ping not sent"));
  }

  #receive(payload: string): void {
    if (payload.startsWith("ping ")) {
      if (payload.endsWith(this.#id)) this.#isPingDue = false;
      return;
    }
    this.#broadcast({ type: "consultation", event: ConsultationEvent.parse(JSON.parse(payload)) });
  }

  #broadcast(event: HubEvent): void {
    for (const subscriber of this.#subscribers) subscriber(event);
  }
}

/** Next loads route handlers in several module graphs of one process: one hub serves them all. */
const shared = globalThis as typeof globalThis & { panacareEventHub?: EventHub };

export function eventHub(): EventHub {
  shared.panacareEventHub ??= new EventHub();
  return shared.panacareEventHub;
}

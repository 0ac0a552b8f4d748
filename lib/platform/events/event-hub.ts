import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { log } from "#lib/foundation/log.ts";
import { connectDatabase, database } from "#lib/platform/db/client.ts";
import {
  ConsultationEvent,
  eventsAfter,
  eventsChannel,
  newestPosition,
} from "#lib/platform/events/publish.ts";
import * as z from "#lib/wire/zod.ts";

/**
 * `resync`: events may have been missed, so read everything again. `access`: this user's rights may have changed.
 */
export type HubEvent =
  | { type: "consultation"; event: ConsultationEvent }
  | { type: "resync"; position: number }
  | { type: "access"; userId: string | undefined };
type Subscriber = (event: HubEvent) => void;

/**
 * A dropped LISTEN is silent: no event and no error arrives. So the hub sends itself a ping through the database, and
 * reconnects when a ping does not return. After two intervals the streams are up to date again.
 */
export const pingEveryMs = 2000;

const AccessEvent = z.object({ userId: z.uuid() });

/** The one listening connection for all event streams of this process. */
class EventHub {
  readonly #subscribers = new Set<Subscriber>();
  readonly #id = randomUUID();
  #listener: postgres.Sql | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #isPingDue = false;
  /** The last event passed on; undefined until the starting position is known. */
  #position: number | undefined;
  /** Events that arrived while earlier ones are still being read. */
  #early: ConsultationEvent[] | undefined;
  #catchUps = 0;
  #announceListening: () => void = () => undefined;
  /** Resolves when the hub listens. A stream that reads after that misses nothing. */
  readonly listening = new Promise<void>((resolve) => {
    this.#announceListening = resolve;
  });

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
        // Also after the driver has reconnected on its own.
        () => void this.#catchUp(),
      )
      .catch((error: unknown) => {
        log.warn({ err: error }, "events cannot be listened to; trying again");
        if (sql === this.#listener) this.#isPingDue = true;
      });
  }

  #watch(): void {
    if (this.#isPingDue) {
      void this.#listener?.end({ timeout: 1 }).catch(() => undefined);
      this.#listen();
      // No ping yet: a ping sent before the new connection listens never returns, and each look would reconnect.
      return;
    }
    this.#isPingDue = true;
    database()
      .sql.notify(eventsChannel, `ping ${this.#id}`)
      .catch((error: unknown) => log.warn({ err: error }, "event ping not sent"));
  }

  /** Passes on the events from before the hub listened, then those that arrived meanwhile. */
  async #catchUp(): Promise<void> {
    this.#early ??= [];
    this.#catchUps += 1;
    const turn = this.#catchUps;
    try {
      const { db } = database();
      const missed = this.#position === undefined ? undefined : await eventsAfter(db, this.#position);
      const newest = missed ? undefined : await newestPosition(db);
      // A later catch-up reads all of it again.
      if (turn !== this.#catchUps) return;
      const early = this.#early;
      this.#early = undefined;
      if (newest !== undefined) {
        this.#position = newest;
        this.#broadcast({ type: "resync", position: newest });
      }
      for (const event of [...(missed ?? []), ...early]) this.#pass(event);
      this.#announceListening();
      this.#broadcast({ type: "access", userId: undefined });
    } catch (error) {
      // No ping has returned, so the look after the next one reconnects.
      log.warn({ err: error }, "missed events cannot be read; trying again");
    }
  }

  #receive(payload: string): void {
    if (payload.startsWith("ping ")) {
      if (payload.endsWith(this.#id) && !this.#early) this.#isPingDue = false;
      return;
    }
    const json: unknown = JSON.parse(payload);
    const access = AccessEvent.safeParse(json);
    if (access.success) this.#broadcast({ type: "access", ...access.data });
    else this.#take(ConsultationEvent.parse(json));
  }

  #take(event: ConsultationEvent): void {
    // Not the next one: a connection that has come back can bring news together with the word that it listens. (Or a
    // transaction has failed after it was given a place; then there is nothing to read.)
    const hasGap = this.#position !== undefined && event.position > this.#position + 1;
    if (hasGap && !this.#early) void this.#catchUp();
    if (this.#early) this.#early.push(event);
    else this.#pass(event);
  }

  #pass(event: ConsultationEvent): void {
    if (event.position <= (this.#position ?? 0)) return;
    this.#position = event.position;
    this.#broadcast({ type: "consultation", event });
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

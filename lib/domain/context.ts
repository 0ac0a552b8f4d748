import type { Actor } from "#lib/foundation/actor.ts";
import type { Database } from "#lib/platform/db/client.ts";

/** What every domain function gets: who asks, the database, and the id under which log and audit know the request. */
export interface Context {
  actor: Actor;
  db: Database;
  requestId: string;
}

export type PublicContext = Omit<Context, "actor">;

import type { Actor } from "#lib/auth/actor.ts";
import type { Database } from "#lib/db/client.ts";

/** What every domain function gets: who asks, the database, and the id under which log and audit know the request. */
export interface Context {
  actor: Actor;
  db: Database;
  requestId: string;
}

export type PublicContext = Omit<Context, "actor">;

import type { Actor } from "#lib/foundation/actor.ts";
import type { Database } from "#lib/platform/db/client.ts";

/** Given to every domain function: the actor, the database, and the request id for log and audit. */
export interface Context {
  actor: Actor;
  db: Database;
  requestId: string;
}

export type PublicContext = Omit<Context, "actor">;

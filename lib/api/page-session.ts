import { headers } from "next/headers";
import { readSessionCookie } from "#lib/api/session-cookie.ts";
import { actorOf } from "#lib/domain/sessions/read-actor.ts";
import { continueSession } from "#lib/domain/sessions/session-store.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { database } from "#lib/platform/db/client.ts";
import { verifySessionCookie } from "#lib/services/firebase/firebase.ts";

/** The signed-in user of the page being drawn, null for nobody. Pages call it themselves: a layout is no gate. */
export async function currentActor(): Promise<Actor | null> {
  const cookie = readSessionCookie((await headers()).get("cookie"));
  if (!cookie) return null;
  try {
    const { db } = database();
    const actor = await actorOf(db, await verifySessionCookie(cookie));
    await continueSession(db, cookie, actor, true);
    return actor;
  } catch (error) {
    if (error instanceof DomainError && (error.code === "unauthenticated" || error.code === "forbidden"))
      return null;
    throw error;
  }
}

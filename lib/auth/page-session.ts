import { headers } from "next/headers";
import { type Actor, actorOf } from "#lib/auth/actor.ts";
import { verifySessionCookie } from "#lib/auth/firebase.ts";
import { readSessionCookie } from "#lib/auth/session-cookie.ts";
import { continueSession } from "#lib/auth/session-store.ts";
import { database } from "#lib/db/client.ts";
import { DomainError } from "#lib/errors.ts";

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

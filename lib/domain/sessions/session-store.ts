import { createHash } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { sessions } from "#drizzle/operations.ts";
import { consultations, users } from "#drizzle/schema.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

/**
 * Automatic log-off (45 CFR 164.312(a)(2)(iii), ASVS 7.3.1). Not during a visit in progress, whose doctor talks instead of
 * clicking. A visit that nobody ended counts for as long as a visit can last.
 */
const idleMinutes = timeline.staffIdleMinutes;

/** Activity is recorded at most this often. */
const activityStepSeconds = 60;

export async function addSession(
  db: Executor,
  cookie: string,
  { userId, ttlSeconds }: { userId: string; ttlSeconds: number },
): Promise<void> {
  const expiresAt = sql`now() + make_interval(secs => ${ttlSeconds})`;
  await db
    .insert(sessions)
    .values({ id: idOf(cookie), userId, expiresAt })
    .onConflictDoNothing();
}

/**
 * Checks that the session may continue.
 * @param isActive whether a person did something; automatic requests of a page keep no session alive
 * @throws unauthenticated  the session was closed, has expired, or was idle for too long
 */
export async function continueSession(
  db: Executor,
  cookie: string,
  actor: Actor,
  isActive: boolean,
): Promise<void> {
  const isOfThisUser = and(eq(sessions.id, idOf(cookie)), eq(sessions.userId, actor.userId));
  const [session] = await db
    .select({
      isOpen: sql<boolean>`${sessions.closedAt} is null and ${sessions.expiresAt} > now()`,
      isIdle: sql<boolean>`${sessions.activeAt} < now() - make_interval(mins => ${idleMinutes}) and not exists (
        select from ${consultations} where ${consultations.doctorId} = ${sessions.userId}
          and ${consultations.status} = 'in-progress' and ${consultations.startTime} > now() - make_interval(hours => ${timeline.longestVisitHours}))`,
      isActivityDue: sql<boolean>`${sessions.activeAt} < now() - make_interval(secs => ${activityStepSeconds})`,
    })
    .from(sessions)
    .where(isOfThisUser);
  if (!session?.isOpen) throw new DomainError("unauthenticated", "Please sign in again");
  const isStaff = actor.role === "doctor" || actor.role === "admin";
  if (isStaff && session.isIdle) {
    await db.update(sessions).set({ closedAt: sql`now()` }).where(isOfThisUser);
    throw new DomainError(
      "unauthenticated",
      `You were signed out after ${idleMinutes} minutes without activity. Please sign in again`,
      { type: "session-idle" },
    );
  }
  if (isActive && session.isActivityDue) {
    await db.update(sessions).set({ activeAt: sql`now()` }).where(isOfThisUser);
  }
}

/** Returns the owner of an open session, idle or not, without asking Firebase. */
export async function ownerOfSession(
  db: Executor,
  cookie: string,
): Promise<Pick<Actor, "userId" | "clinicId" | "role"> | undefined> {
  const [owner] = await db
    .select({ userId: users.id, clinicId: users.clinicId, role: users.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, idOf(cookie)), isNull(sessions.closedAt), gt(sessions.expiresAt, sql`now()`)));
  return owner;
}

/**
 * Ends all sessions of the user and all tokens of earlier sign-ins. Open streams end too (users_lose_access).
 * @returns the user's Firebase uid
 */
export async function closeAllSessions(db: Executor, userId: string): Promise<string> {
  const [user] = await db
    .update(users)
    .set({ tokensValidAfter: sql`now()` })
    .where(eq(users.id, userId))
    .returning({ firebaseUid: users.firebaseUid });
  if (!user) throw new Error("a user is never deleted");
  // After the user's row, the order in which users_lose_access takes them.
  await db
    .update(sessions)
    .set({ closedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), isNull(sessions.closedAt)));
  return user.firebaseUid;
}

function idOf(cookie: string): string {
  return createHash("sha256").update(cookie).digest("hex");
}

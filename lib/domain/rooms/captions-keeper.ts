import { and, eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { consultations, rooms } from "#drizzle/schema.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { log } from "#lib/foundation/log.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { startTranscriptions, stopTranscriptions } from "#lib/services/video/transcriptions.ts";
import { lateEffectMs, requestTimeoutMs } from "#lib/services/video/twilio-client.ts";
import { describeTwilioFailure } from "#lib/services/video/twilio-failure.ts";

/**
 * Tells Twilio which captions a visit has, room by room. The room's row holds what is due, so a restart forgets nothing.
 * One server at a time sends each change once, so that no start overtakes the stop after it. An unanswered change could
 * still arrive late, so Twilio is asked afterwards what it does.
 */

/** How long one server may take: two lists, each with one retry (lib/services/video/twilio-policy.ts), and three changes. */
const leaseSeconds = ((2 * 2 + 3) * requestTimeoutMs) / 1000;

/** The pause after a failure. While the circuit breaker is open, most retries are not sent. */
const retrySeconds = 5;

const batchSize = 20;

/** Runs one round over the due rooms. @returns how many of them Twilio now knows about */
export async function settleDueCaptions(db: Database): Promise<number> {
  const due = db
    .select({ id: rooms.id })
    .from(rooms)
    .where(
      or(
        isDue,
        // Only one server sends at a time.
        and(isNull(rooms.captionsDueAt), lte(rooms.captionsCheckAt, sql`clock_timestamp()`)),
      ),
    )
    .orderBy(rooms.captionsDueAt)
    .limit(batchSize)
    .for("update", { skipLocked: true });
  return settle(db, sql`${rooms.id} in ${due}`);
}

/** Does the same for one visit at once. What fails now is retried later. */
export async function settleCaptionsOf(db: Database, consultationId: string): Promise<void> {
  await settle(db, and(eq(rooms.consultationId, consultationId), isDue));
}

const isDue = lte(rooms.captionsDueAt, sql`clock_timestamp()`);

type DueRoom = typeof rooms.$inferSelect;

async function settle(db: Database, areDue: SQL | undefined): Promise<number> {
  const due = await db
    .update(rooms)
    .set({
      captionsDueAt: sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
      captionsCheckAt: sql`case when ${rooms.captionsCheckAt} > clock_timestamp() then ${rooms.captionsCheckAt} end`,
    })
    .where(areDue)
    .returning();
  const outcomes = await Promise.all(due.map((room) => tell(db, room)));
  return outcomes.filter(Boolean).length;
}

async function tell(db: Database, room: DueRoom): Promise<boolean> {
  try {
    const language = await wantedLanguage(db, room.consultationId);
    // Nobody is in a room that is no longer live.
    if (room.status === "live" && room.sid !== null) {
      await (language ? startTranscriptions(room.sid, language) : stopTranscriptions(room.sid));
    }
    await noteTold(db, room, language);
    return true;
  } catch (error) {
    log.warn(
      { roomSid: room.sid, twilio: describeTwilioFailure(error), err: error },
      "captions of a room not settled yet",
    );
    await db
      .update(rooms)
      .set({
        captionsDueAt: sql`clock_timestamp() + make_interval(secs => ${retrySeconds})`,
        captionsCheckAt: sql`clock_timestamp() + make_interval(secs => ${lateEffectMs / 1000})`,
      })
      .where(eq(rooms.id, room.id));
    return false;
  }
}

async function noteTold(db: Database, room: DueRoom, told: string | null): Promise<void> {
  await db.transaction(async (tx) => {
    // Lock the visit before its room, in the same order as everywhere else.
    const [consultation] = await tx
      .select()
      .from(consultations)
      .where(eq(consultations.id, room.consultationId))
      .for("update");
    const isOutdated = offered(consultation?.captionsLanguage) !== told;
    await tx
      .update(rooms)
      .set({ captionsDueAt: isOutdated ? sql`clock_timestamp()` : null })
      .where(eq(rooms.id, room.id));
  });
}

async function wantedLanguage(db: Database, consultationId: string): Promise<string | null> {
  const [consultation] = await db
    .select({ captionsLanguage: consultations.captionsLanguage })
    .from(consultations)
    .where(eq(consultations.id, consultationId));
  return offered(consultation?.captionsLanguage);
}

/** Ends captions that are on after the clinic stopped offering them. */
function offered(language: string | null | undefined): string | null {
  return serverEnvironment().CAPTIONS === "on" ? (language ?? null) : null;
}

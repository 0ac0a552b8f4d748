import { and, eq, gt, inArray, lt, ne, or, sql } from "drizzle-orm";
import { consultations, waiting } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { runVisitCommand, type Visit } from "#lib/domain/visit/command.ts";
import { type Outcome, recordOutcome } from "#lib/domain/visit/outcome.ts";
import { isOpen } from "#lib/domain/visit/policy.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Database, Transaction } from "#lib/platform/db/client.ts";
import { publishToWaitingPatients } from "#lib/platform/events/publish.ts";
import type { Consultation, SignOfLife } from "#lib/wire/consultation.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

/**
 * The waiting page calls every 5 s, so two calls may get lost. With the sweep below, the dashboard is true within 15 s after
 * a tab or a network died.
 */
export const waitingLeaseSeconds = timeline.waitingLeaseSeconds;

/**
 * Takes or renews the patient's place in the waiting room while the visit is open, and returns the consultation. Safe to
 * repeat. A patient who was turned away gets no place until they ask again (`take`).
 * @throws outdated  another tab has the place (`opened-elsewhere`) and this one does not `take` it
 */
export async function renewWaiting(ctx: Context, id: string, sign: SignOfLife): Promise<Consultation> {
  await runVisitCommand(ctx, id, {
    action: "wait",
    work: async (tx, visit) => ({ audit: [], event: await renew(tx, visit, sign), result: undefined }),
  });
  return readConsultation(ctx.db, ctx.actor, id);
}

async function renew(tx: Transaction, visit: Visit, sign: SignOfLife): Promise<Outcome["event"]> {
  const { id } = visit;
  const isTurnedAway = visit.turnedAwayAt !== null;
  if (!isOpen(visit.status) || (isTurnedAway && !sign?.take)) return "none";
  const isMoving = await isHeldByAnotherTab(tx, id, sign);
  if (isMoving && !sign?.take) {
    throw new DomainError("outdated", "Your visit is open in another tab or on another device", {
      type: "opened-elsewhere",
    });
  }
  if (isTurnedAway) {
    await tx.update(consultations).set({ turnedAwayAt: null }).where(eq(consultations.id, id));
  }
  const isArrival = await putLease(tx, id, sign);
  if (isArrival) return "line";
  return isMoving ? "consultation" : "none";
}

async function isHeldByAnotherTab(tx: Transaction, id: string, sign: SignOfLife): Promise<boolean> {
  if (!sign) return false;
  const held = await tx
    .select({ placeId: waiting.placeId })
    .from(waiting)
    .where(
      and(
        eq(waiting.consultationId, id),
        gt(waiting.leaseUntil, sql`now()`),
        ne(waiting.placeId, sign.place_id),
      ),
    );
  return held.length > 0;
}

/** @returns whether nobody was there before */
async function putLease(tx: Transaction, id: string, sign: SignOfLife): Promise<boolean> {
  const [lease] = await tx
    .insert(waiting)
    .values({ consultationId: id, leaseUntil: leaseEnd, placeId: sign?.place_id })
    .onConflictDoUpdate({
      target: waiting.consultationId,
      set: {
        leaseUntil: leaseEnd,
        since: sql`case when ${waiting.leaseUntil} < now() then now() else ${waiting.since} end`,
        ...(sign && { placeId: sign.place_id }),
      },
    })
    .returning({ isArrival: sql<boolean>`${waiting.since} = now()` });
  return lease?.isArrival ?? false;
}

const leaseEnd = sql`now() + make_interval(secs => ${waitingLeaseSeconds})`;

/** Gives up the place in the waiting room, if this tab has it. Safe to repeat. */
export async function stopWaiting(ctx: Context, id: string, placeId?: string): Promise<void> {
  await runVisitCommand(ctx, id, {
    action: "wait",
    work: async (tx) => {
      const left = await tx
        .delete(waiting)
        .where(
          and(
            eq(waiting.consultationId, id),
            placeId === undefined
              ? undefined
              : or(eq(waiting.placeId, placeId), sql`${waiting.placeId} is null`),
          ),
        )
        .returning();
      return { audit: [], event: left.length > 0 ? "line" : "none", result: undefined };
    },
  });
}

/** Removes expired places, and tells the dashboards and the patients further back in line. */
export async function sweepWaiting(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx.delete(waiting).where(lt(waiting.leaseUntil, sql`now()`)).returning();
    for (const { consultationId } of gone) {
      await recordOutcome(tx, {}, consultationId, { audit: [], event: "consultation" });
    }
    if (gone.length === 0) return;
    const doctors = await tx
      .selectDistinct({ doctorId: consultations.doctorId })
      .from(consultations)
      .where(
        inArray(
          consultations.id,
          gone.map(({ consultationId }) => consultationId),
        ),
      );
    for (const { doctorId } of doctors) await publishToWaitingPatients(tx, doctorId);
  });
}

import { and, eq, lt, sql } from "drizzle-orm";
import { guests } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { readGuest, toGuest } from "#lib/domain/guests/store.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import { waitingLeaseSeconds } from "#lib/domain/waiting/presence.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Database } from "#lib/platform/db/client.ts";
import type { Guest } from "#lib/wire/guest.ts";

export const guestLeaseEnd = sql`now() + make_interval(secs => ${waitingLeaseSeconds})`;

/**
 * Renews the guest's place while they wait, and returns their status: `admitted` guests may join. Safe to repeat.
 * @throws not_found  to everyone but this guest
 */
export async function renewGuestWaiting(
  ctx: Context,
  consultationId: string,
  guestId: string,
): Promise<Guest> {
  const { actor } = ctx;
  if (actor.role !== "guest" || actor.userId !== guestId || actor.consultationId !== consultationId) {
    throw new DomainError("not_found", "Guest not found");
  }
  await ctx.db.transaction(async (tx) => {
    const [before] = await tx.select().from(guests).where(eq(guests.id, guestId)).for("update");
    if (before?.status !== "waiting") return;
    const wasAway = before.leaseUntil === null || before.leaseUntil < new Date();
    await tx
      .update(guests)
      .set({ leaseUntil: guestLeaseEnd, ...(wasAway && { arrivedAt: sql`clock_timestamp()` }) })
      .where(eq(guests.id, guestId));
    if (wasAway) await recordOutcome(tx, ctx, consultationId, { audit: [], event: "consultation" });
  });
  return toGuest(await readGuest(ctx.db, consultationId, guestId));
}

/** Marks guests with an expired lease as absent, and tells their doctors. */
export async function sweepGuests(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx
      .update(guests)
      .set({ leaseUntil: null })
      .where(and(eq(guests.status, "waiting"), lt(guests.leaseUntil, sql`now()`)))
      .returning({ consultationId: guests.consultationId });
    for (const { consultationId } of gone) {
      await recordOutcome(tx, {}, consultationId, { audit: [], event: "consultation" });
    }
  });
}

import { and, eq, inArray, sql } from "drizzle-orm";
import { guests } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { readGuest, toGuest } from "#lib/domain/guests/store.ts";
import { leaveRoomBehind } from "#lib/domain/rooms/room.ts";
import { requireMay } from "#lib/domain/visit/policy.ts";
import { getForActor, lockConsultation } from "#lib/domain/visit/store.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import type { Guest } from "#lib/wire/guest.ts";

type Decision = "admitted" | "denied" | "removed";

const decisions = {
  admitted: { from: ["waiting"], verb: "admit", auditAs: "guest.admit" },
  denied: { from: ["waiting"], verb: "deny", auditAs: "guest.deny" },
  removed: { from: ["invited", "waiting", "admitted"], verb: "remove", auditAs: "guest.remove" },
} as const;

export interface Question {
  consultationId: string;
  guestId: string;
}

/**
 * The doctor lets a waiting guest in or not, or takes an invitation or admission back. Safe to repeat: what is decided
 * so already stays so.
 * @throws wrong_state  decided otherwise, not arrived yet, or the visit is over
 */
export async function decideOnGuest(
  ctx: Context,
  { consultationId, guestId }: Question,
  decision: Decision,
): Promise<Guest> {
  requireMay(ctx.actor, "decideOnGuest", await getForActor(ctx.db, ctx.actor, consultationId));
  const { from, verb, auditAs } = decisions[decision];
  return ctx.db.transaction(async (tx) => {
    await lockConsultation(tx, consultationId);
    const before = await readGuest(tx, consultationId, guestId);
    const [decided] = await tx
      .update(guests)
      .set({ status: decision, decidedAt: sql`clock_timestamp()` })
      .where(
        and(
          eq(guests.id, guestId),
          eq(guests.consultationId, consultationId),
          inArray(guests.status, [...from]),
        ),
      )
      .returning({ id: guests.id });
    const row = await readGuest(tx, consultationId, guestId);
    if (!decided && row.guest.status !== decision) {
      throw new DomainError("wrong_state", `Cannot ${verb} a guest with status: ${row.guest.status}`);
    }
    if (decided) {
      // The page of an admitted guest takes an access token as soon as there is a room, and keeps it.
      if (before.guest.status === "admitted") await leaveRoomBehind(tx, consultationId);
      await recordAudit(tx, ctx, auditAs, consultationId, { guestId });
      await publishChange(tx, consultationId);
    }
    return toGuest(row);
  });
}

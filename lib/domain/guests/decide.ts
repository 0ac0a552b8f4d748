import { and, eq, inArray, sql } from "drizzle-orm";
import { guests } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { readGuest, toGuest } from "#lib/domain/guests/store.ts";
import { leaveRoomBehind } from "#lib/domain/rooms/room.ts";
import { runVisitCommand } from "#lib/domain/visit/command.ts";
import { DomainError } from "#lib/foundation/errors.ts";
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
 * Admits or denies a waiting guest, or removes a guest. Safe to repeat: the same decision again changes nothing.
 * @throws wrong_state  the doctor decided otherwise before, the guest has not arrived, or the visit is over
 */
export function decideOnGuest(
  ctx: Context,
  { consultationId, guestId }: Question,
  decision: Decision,
): Promise<Guest> {
  const { from, verb, auditAs } = decisions[decision];
  return runVisitCommand(ctx, consultationId, {
    action: "decideOnGuest",
    work: async (tx) => {
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
      const result = toGuest(row);
      if (!decided) return { audit: [], event: "none", result };
      // An admitted guest's page takes an access token as soon as there is a room, and keeps it.
      if (before.guest.status === "admitted") await leaveRoomBehind(tx, consultationId);
      return { audit: [{ action: auditAs, details: { guestId } }], event: "consultation", result };
    },
  });
}

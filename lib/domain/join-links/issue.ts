import { and, eq, isNull, sql } from "drizzle-orm";
import { joinLinks, waiting } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { hashSecret, newSecret } from "#lib/domain/join-links/secret.ts";
import { leaveRoomBehind } from "#lib/domain/rooms/room.ts";
import { closeRoomsNow } from "#lib/domain/rooms/room-keeper.ts";
import { runVisitCommand } from "#lib/domain/visit/command.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import type { Transaction } from "#lib/platform/db/client.ts";
import type { JoinLink } from "#lib/wire/consultation.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

const hourMs = 60 * 60 * 1000;

/** Issues a new join link. The link before stops working, and the patient who used it is removed. */
export async function reissueJoinLink(ctx: Context, consultationId: string): Promise<JoinLink> {
  const issued = await runVisitCommand(ctx, consultationId, {
    action: "issueLink",
    work: async (tx, visit) => {
      await withdrawAccess(tx, consultationId);
      const result = await createJoinLink(tx, ctx.actor.userId, visit);
      return { audit: [{ action: "join_link.reissue" }], event: "consultation", result };
    },
  });
  await closeRoomsNow(ctx.db, consultationId);
  return issued;
}

/** Revokes the join link, and removes the patient who used it. Safe to repeat. */
export async function revokeJoinLink(ctx: Context, consultationId: string): Promise<void> {
  await runVisitCommand(ctx, consultationId, {
    action: "revokeLink",
    work: async (tx) => {
      await withdrawAccess(tx, consultationId);
      return { audit: [{ action: "join_link.revoke" }], event: "consultation", result: undefined };
    },
  });
  await closeRoomsNow(ctx.db, consultationId);
}

/** Revokes the current link; its patient loses their place and their room. */
async function withdrawAccess(tx: Transaction, consultationId: string): Promise<void> {
  const revoked = await tx
    .update(joinLinks)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(eq(joinLinks.consultationId, consultationId), isNull(joinLinks.revokedAt)))
    .returning({ lastUsedAt: joinLinks.lastUsedAt });
  await tx.delete(waiting).where(eq(waiting.consultationId, consultationId));
  if (revoked.some(({ lastUsedAt }) => lastUsedAt !== null)) await leaveRoomBehind(tx, consultationId);
}

/** Moves the window of the current link with its visit. */
export async function moveJoinLink(tx: Transaction, consultation: Planned): Promise<void> {
  await tx
    .update(joinLinks)
    .set(windowOf(consultation))
    .where(and(eq(joinLinks.consultationId, consultation.id), isNull(joinLinks.revokedAt)));
}

interface Planned {
  id: string;
  scheduledStart: Date;
  scheduledEnd: Date;
}

function windowOf({ scheduledStart, scheduledEnd }: Planned): { opensAt: Date; closesAt: Date } {
  return {
    opensAt: new Date(scheduledStart.getTime() - timeline.linkOpensBeforeStartHours * hourMs),
    closesAt: new Date(scheduledEnd.getTime() + timeline.linkClosesAfterEndHours * hourMs),
  };
}

/** @returns the link with its secret, which is stored nowhere */
export async function createJoinLink(
  tx: Transaction,
  createdBy: string,
  consultation: Planned,
): Promise<JoinLink> {
  const secret = newSecret("panacare_join_");
  const { opensAt, closesAt } = windowOf(consultation);
  await tx.insert(joinLinks).values({
    consultationId: consultation.id,
    secretHash: hashSecret(secret),
    opensAt,
    closesAt,
    createdBy,
    // Not the transaction's start: a later link must also have the later time.
    createdAt: sql`clock_timestamp()`,
  });
  // In the fragment: browsers send it to no server and put it into no Referer (RFC 9110, section 10.1.3).
  const link = `${serverEnvironment().APP_ORIGIN}/join/${consultation.id}#${secret}`;
  return { join_link: link, opens_at: opensAt.toISOString(), closes_at: closesAt.toISOString() };
}

import { and, eq, isNull, sql } from "drizzle-orm";
import { joinLinks, waiting } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { hashSecret, newSecret } from "#lib/domain/join-links/secret.ts";
import { leaveRoomBehind } from "#lib/domain/rooms/room.ts";
import { closeRoomsNow } from "#lib/domain/rooms/room-keeper.ts";
import { requireMay } from "#lib/domain/visit/policy.ts";
import { getForActor, lockConsultation } from "#lib/domain/visit/store.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import type { Transaction } from "#lib/platform/db/client.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import type { JoinLink } from "#lib/wire/consultation.ts";

const hourMs = 60 * 60 * 1000;
/** A day before, so that a patient can try camera and microphone in peace. */
const opensBeforeStartMs = 24 * hourMs;
/** As long after the planned end as a call can last: a visit that starts late, or runs long, keeps its link. */
export const closesAfterEndMs = 4 * hourMs;

/** Gives the consultation a new link; the one before is dead from now on, and whoever came in by it is out. */
export async function reissueJoinLink(ctx: Context, consultationId: string): Promise<JoinLink> {
  requireMay(ctx.actor, "issueLink", await getForActor(ctx.db, ctx.actor, consultationId));
  const issued = await ctx.db.transaction(async (tx) => {
    // Two at once take turns on the consultation: there is one valid link at the end, the later one.
    const consultation = await lockConsultation(tx, consultationId);
    requireMay(ctx.actor, "issueLink", consultation);
    await putOut(tx, consultationId);
    const link = await createJoinLink(tx, ctx.actor.userId, consultation);
    await recordAudit(tx, ctx, "join_link.reissue", consultationId);
    return link;
  });
  await closeRoomsNow(ctx.db, consultationId);
  return issued;
}

/** The consultation is without a link from now on, and whoever came in by the last one is out. Safe to repeat. */
export async function revokeJoinLink(ctx: Context, consultationId: string): Promise<void> {
  requireMay(ctx.actor, "revokeLink", await getForActor(ctx.db, ctx.actor, consultationId));
  await ctx.db.transaction(async (tx) => {
    requireMay(ctx.actor, "revokeLink", await lockConsultation(tx, consultationId));
    await putOut(tx, consultationId);
    await recordAudit(tx, ctx, "join_link.revoke", consultationId);
  });
  await closeRoomsNow(ctx.db, consultationId);
}

/** The current link is dead; whoever came in by it waits no more, and is out of the call. */
async function putOut(tx: Transaction, consultationId: string): Promise<void> {
  const revoked = await tx
    .update(joinLinks)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(eq(joinLinks.consultationId, consultationId), isNull(joinLinks.revokedAt)))
    .returning({ lastUsedAt: joinLinks.lastUsedAt });
  await tx.delete(waiting).where(eq(waiting.consultationId, consultationId));
  if (revoked.some(({ lastUsedAt }) => lastUsedAt !== null)) await leaveRoomBehind(tx, consultationId);
  await publishChange(tx, consultationId);
}

/** The link goes with the visit when that is moved. */
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
    opensAt: new Date(scheduledStart.getTime() - opensBeforeStartMs),
    closesAt: new Date(scheduledEnd.getTime() + closesAfterEndMs),
  };
}

/** @returns the link with its secret: shown this once, and kept nowhere */
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
    // Not the start of the transaction: of two links made in turns, the later must be the newer.
    createdAt: sql`clock_timestamp()`,
  });
  // In the fragment: browsers send it to no server and put it into no Referer (RFC 9110, section 10.1.3).
  const link = `${serverEnvironment().APP_ORIGIN}/join/${consultation.id}#${secret}`;
  return { join_link: link, opens_at: opensAt.toISOString(), closes_at: closesAt.toISOString() };
}

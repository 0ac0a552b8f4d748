import { and, eq, sql } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { closeRoomsNow } from "#lib/domain/rooms/room-keeper.ts";
import { requireMay, wrongState } from "#lib/domain/visit/policy.ts";
import { getForActor, lockConsultation, readConsultation } from "#lib/domain/visit/store.ts";
import { publishLine } from "#lib/domain/waiting/waiting-line.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import type { EndedConsultation } from "#lib/wire/consultation.ts";

/**
 * Ends the visit for everyone: `in-progress` → `completed`; with it (in the database: consultations_close_with_status)
 * its rooms go to closing and its link dies. When Twilio cannot be reached the visit has ended all the same, and the
 * keeper of the rooms closes the room when it can.
 * @throws wrong_state  it is not in progress; of several at once one ends it, the others get this
 */
export async function endConsultation(ctx: Context, id: string): Promise<EndedConsultation> {
  requireMay(ctx.actor, "end", await getForActor(ctx.db, ctx.actor, id));
  await ctx.db.transaction(async (tx) => {
    // The end is the time at which it is this command's turn, after what others still write into the record.
    await lockConsultation(tx, id);
    const [ended] = await tx
      .update(consultations)
      .set({ status: "completed", endTime: sql`clock_timestamp()`, doctorToken: null, patientToken: null })
      .where(and(eq(consultations.id, id), eq(consultations.status, "in-progress")))
      .returning();
    if (!ended) throw wrongState("end", (await getForActor(tx, ctx.actor, id)).status);
    await recordAudit(tx, ctx, "consultation.end", id);
    await publishChange(tx, id);
    await publishLine(tx, ended);
  });
  const isClosed = await closeRoomsNow(ctx.db, id);
  return {
    ...(await readConsultation(ctx.db, ctx.actor, id)),
    ...(!isClosed && {
      warning: "The visit has ended. Its video room is closed as soon as the video service answers.",
    }),
  };
}

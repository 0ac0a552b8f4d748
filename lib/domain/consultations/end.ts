import { eq, sql } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { closeRoomsNow } from "#lib/domain/rooms/room-keeper.ts";
import { runVisitCommand } from "#lib/domain/visit/command.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import type { EndedConsultation } from "#lib/wire/consultation.ts";

/**
 * Ends the visit for everyone: `in-progress` → `completed`. The database also sets its rooms to closing and revokes its
 * join link (consultations_close_with_status). The visit ends even while Twilio is unreachable; the room keeper closes the
 * room later.
 * @throws wrong_state  the visit is not in progress; of several calls at once only one ends it
 */
export async function endConsultation(ctx: Context, id: string): Promise<EndedConsultation> {
  await runVisitCommand(ctx, id, {
    action: "end",
    work: async (tx) => {
      await tx
        .update(consultations)
        // The time of this command's turn, not of its transaction's start: others wrote to the record meanwhile.
        .set({ status: "completed", endTime: sql`clock_timestamp()`, doctorToken: null, patientToken: null })
        .where(eq(consultations.id, id));
      return { audit: [{ action: "consultation.end" }], event: "line", result: undefined };
    },
  });
  const isClosed = await closeRoomsNow(ctx.db, id);
  return {
    ...(await readConsultation(ctx.db, ctx.actor, id)),
    ...(!isClosed && {
      warning: "The visit has ended. Its video room is closed as soon as the video service answers.",
    }),
  };
}

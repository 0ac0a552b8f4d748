import { eq } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { moveJoinLink } from "#lib/domain/join-links/issue.ts";
import { remindAgain } from "#lib/domain/reminders/remind-again.ts";
import { runVisitCommand } from "#lib/domain/visit/command.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { type Consultation, type ConsultationChange, scheduleProblem } from "#lib/wire/consultation.ts";

/**
 * Moves a visit that has not started, or changes its reason. The window of its join link moves too. Safe to repeat.
 * @throws wrong_state  the visit is no longer scheduled
 * @throws invalid  the resulting schedule would end before it starts, or last too long
 */
export function changeConsultation(
  ctx: Context,
  id: string,
  change: ConsultationChange,
): Promise<Consultation> {
  return runVisitCommand(ctx, id, {
    action: "change",
    work: async (tx, before) => {
      const schedule = {
        scheduledStart: change.scheduled_start ? new Date(change.scheduled_start) : before.scheduledStart,
        scheduledEnd: change.scheduled_end ? new Date(change.scheduled_end) : before.scheduledEnd,
      };
      requirePossible(schedule);
      const isMoved = schedule.scheduledStart.getTime() !== before.scheduledStart.getTime();
      await tx
        .update(consultations)
        .set({
          ...schedule,
          ...(isMoved && { rescheduledFrom: before.scheduledStart }),
          ...(change.reason !== undefined && { reason: change.reason }),
        })
        .where(eq(consultations.id, id));
      if (isMoved) await remindAgain(tx, id, schedule.scheduledStart);
      await moveJoinLink(tx, { id, ...schedule });
      return {
        audit: [{ action: "consultation.change", details: { fields: Object.keys(change).join(" ") } }],
        event: isMoved ? "line" : "consultation",
        result: await readConsultation(tx, ctx.actor, id),
      };
    },
  });
}

function requirePossible({
  scheduledStart,
  scheduledEnd,
}: {
  scheduledStart: Date;
  scheduledEnd: Date;
}): void {
  const detail = scheduleProblem(scheduledStart.getTime(), scheduledEnd.getTime());
  if (detail) throw new DomainError("invalid", detail, { fields: [{ pointer: "/scheduled_end", detail }] });
}

import { and, eq } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { moveJoinLink } from "#lib/domain/join-links/issue.ts";
import { remindAgain } from "#lib/domain/reminders/remind-again.ts";
import { requireMay, wrongState } from "#lib/domain/visit/policy.ts";
import { getForActor, lockConsultation, readConsultation } from "#lib/domain/visit/store.ts";
import { publishLine } from "#lib/domain/waiting/waiting-line.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import { type Consultation, type ConsultationChange, scheduleProblem } from "#lib/wire/consultation.ts";

/**
 * Moves a visit that has not begun, or changes its reason; the window of its join link moves along. Safe to repeat.
 * @throws wrong_state  it is not scheduled any more
 * @throws invalid  with what stays as it is, it would end before it starts or last too long
 */
export async function changeConsultation(
  ctx: Context,
  id: string,
  change: ConsultationChange,
): Promise<Consultation> {
  requireMay(ctx.actor, "change", await getForActor(ctx.db, ctx.actor, id));
  return ctx.db.transaction(async (tx) => {
    const before = await lockConsultation(tx, id);
    requireMay(ctx.actor, "change", before);
    const schedule = {
      scheduledStart: change.scheduled_start ? new Date(change.scheduled_start) : before.scheduledStart,
      scheduledEnd: change.scheduled_end ? new Date(change.scheduled_end) : before.scheduledEnd,
    };
    requirePossible(schedule);
    const isMoved = schedule.scheduledStart.getTime() !== before.scheduledStart.getTime();
    const [changed] = await tx
      .update(consultations)
      .set({
        ...schedule,
        ...(isMoved && { rescheduledFrom: before.scheduledStart }),
        ...(change.reason !== undefined && { reason: change.reason }),
      })
      .where(and(eq(consultations.id, id), eq(consultations.status, "scheduled")))
      .returning();
    if (!changed) throw wrongState("change", before.status);
    await moveJoinLink(tx, changed);
    if (isMoved) await remindAgain(tx, id, changed.scheduledStart);
    await recordAudit(tx, ctx, "consultation.change", id, { fields: Object.keys(change).join(" ") });
    await publishChange(tx, id);
    if (isMoved) await publishLine(tx, before);
    return readConsultation(tx, ctx.actor, id);
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

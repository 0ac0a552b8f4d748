import { randomUUID } from "node:crypto";
import { consultations, users } from "#drizzle/schema.ts";
import { recordAudit } from "#lib/audit/audit.ts";
import type { NewConsultation, ScheduledConsultation } from "#lib/consultations/schemas.ts";
import { readConsultation } from "#lib/consultations/store.ts";
import type { Context } from "#lib/context.ts";
import { DomainError } from "#lib/errors.ts";
import { publishChange } from "#lib/events/publish.ts";
import { createJoinLink } from "#lib/join-links/issue.ts";

/**
 * Schedules a visit of the doctor who asks, and issues its join link.
 * @throws forbidden unless a doctor asks
 */
export async function scheduleConsultation(
  ctx: Context,
  visit: NewConsultation,
): Promise<ScheduledConsultation> {
  const { actor } = ctx;
  if (actor.role !== "doctor") throw new DomainError("forbidden", "Only doctors can schedule consultations");
  const id = randomUUID();
  const patientId = randomUUID();
  return ctx.db.transaction(async (tx) => {
    await tx.insert(users).values({
      id: patientId,
      clinicId: actor.clinicId,
      // A Firebase user of this visit alone: what it may see is never more than this consultation.
      firebaseUid: `visit-${id}`,
      role: "patient",
      name: visit.patient.name,
      email: visit.patient.email,
      phone: visit.patient.phone,
    });
    const schedule = {
      id,
      scheduledStart: new Date(visit.scheduled_start),
      scheduledEnd: new Date(visit.scheduled_end),
    };
    await tx.insert(consultations).values({
      ...schedule,
      clinicId: actor.clinicId,
      doctorId: actor.userId,
      patientId,
      reason: visit.reason,
    });
    const { join_link } = await createJoinLink(tx, actor.userId, schedule);
    await recordAudit(tx, ctx, "consultation.schedule", id);
    await publishChange(tx, id);
    return { ...(await readConsultation(tx, actor, id)), join_link };
  });
}

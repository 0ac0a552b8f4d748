import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { consultations, users } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { createJoinLink } from "#lib/domain/join-links/issue.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import { doctorToScheduleFor, notADoctor } from "#lib/domain/visit/policy.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import type { NewConsultation, ScheduledConsultation } from "#lib/wire/consultation.ts";

/**
 * Schedules a visit with the doctor who asks, or with the doctor an administrator names, and issues its join link.
 * @throws forbidden  for patients and guests, and for a doctor who schedules for another doctor
 * @throws invalid  the clinic has no such doctor
 */
export async function scheduleConsultation(
  ctx: Context,
  visit: NewConsultation,
): Promise<ScheduledConsultation> {
  const { actor } = ctx;
  const doctorId = doctorToScheduleFor(actor, visit.doctor_id);
  const id = randomUUID();
  const patientId = randomUUID();
  return ctx.db.transaction(async (tx) => {
    await requireDoctor(tx, doctorId, actor.clinicId);
    await tx.insert(users).values({
      id: patientId,
      clinicId: actor.clinicId,
      // A Firebase user for this visit alone: it can never see more than this consultation.
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
      doctorId,
      patientId,
      reason: visit.reason,
    });
    const { join_link } = await createJoinLink(tx, actor.userId, schedule);
    await recordOutcome(tx, ctx, id, { audit: [{ action: "consultation.schedule" }], event: "consultation" });
    return { ...(await readConsultation(tx, actor, id)), join_link };
  });
}

async function requireDoctor(db: Executor, id: string, clinicId: string): Promise<void> {
  const [doctor] = await db
    .select({ id: users.id })
    .from(users)
    .where(
      and(eq(users.id, id), eq(users.clinicId, clinicId), eq(users.role, "doctor"), eq(users.active, true)),
    );
  if (!doctor) throw notADoctor("This is no doctor of the clinic");
}

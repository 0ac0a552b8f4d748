import { and, asc, gt, isNotNull, max, sql } from "drizzle-orm";
import { events } from "#drizzle/operations.ts";
import { consultations, waiting } from "#drizzle/schema.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import * as z from "#lib/wire/zod.ts";

/** The name is also in the migrations, whose triggers notify on it. */
export const eventsChannel = "panacare_events";

/** Ids only: NOTIFY is limited to 8,000 bytes, and readers read the record with their own rights. */
export const ConsultationEvent = z.object({
  /** The position in the order of all events. Whoever received one has received all before it. */
  position: z.coerce.number().int(),
  consultationId: z.uuid(),
  clinicId: z.uuid(),
  doctorId: z.uuid(),
  patientId: z.uuid(),
});
export type ConsultationEvent = z.infer<typeof ConsultationEvent>;

/** Tells all server processes, once the caller's transaction commits, that the consultation changed. */
export async function publishChange(db: Executor, consultationId: string): Promise<void> {
  await db.execute(sql`
    insert into ${events} (consultation_id, clinic_id, doctor_id, patient_id)
    select id, clinic_id, doctor_id, patient_id from ${consultations} where id = ${consultationId}`);
}

/**
 * As `publishChange`, and also tells the patients who wait for the same doctor. Their place in line, and whether the
 * doctor is free, depend on this consultation.
 */
export async function publishChangeToLine(db: Executor, consultationId: string): Promise<void> {
  await db.execute(sql`
    insert into ${events} (consultation_id, clinic_id, doctor_id, patient_id)
    select id, clinic_id, doctor_id, patient_id from ${consultations} where id = ${consultationId}
    union all
    select c.id, c.clinic_id, c.doctor_id, c.patient_id
    from ${waiting} w join ${consultations} c on c.id = w.consultation_id
    where c.doctor_id = (select doctor_id from ${consultations} where id = ${consultationId})
      and c.status = 'scheduled' and c.id <> ${consultationId}`);
}

/** Tells the patients who wait for this doctor that the doctor came, left, or lost a patient in line before them. */
export async function publishToWaitingPatients(db: Executor, doctorId: string): Promise<void> {
  await db.execute(sql`
    insert into ${events} (consultation_id, clinic_id, doctor_id, patient_id)
    select c.id, c.clinic_id, c.doctor_id, c.patient_id
    from ${waiting} w join ${consultations} c on c.id = w.consultation_id
    where c.doctor_id = ${doctorId} and c.status = 'scheduled'`);
}

/** Returns the position of the newest event; 0 before the first. */
export async function newestPosition(db: Executor): Promise<number> {
  const [newest] = await db.select({ position: max(events.position) }).from(events);
  return Number(newest?.position ?? 0);
}

/** The most events that are replayed one by one. Beyond that, reading everything again is cheaper. */
export const longestReplay = 500;

/** Returns the events after `position`, or undefined when there are too many or they are no longer kept. */
export async function eventsAfter(db: Executor, position: number): Promise<ConsultationEvent[] | undefined> {
  const [oldest] = await db
    .select({ position: events.position })
    .from(events)
    .where(isNotNull(events.position))
    .orderBy(asc(events.position))
    .limit(1);
  // Nothing kept, or nothing from then: the events in between are gone. (A position that was never given comes to the same.)
  const isKept = position <= (await newestPosition(db)) && Number(oldest?.position ?? 1) <= position + 1;
  if (!isKept) return undefined;
  const missed = await db
    .select()
    .from(events)
    .where(and(gt(events.position, BigInt(position))))
    .orderBy(asc(events.position))
    .limit(longestReplay + 1);
  return missed.length > longestReplay ? undefined : missed.map((event) => ConsultationEvent.parse(event));
}

import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Executor } from "#lib/db/client.ts";

export const eventsChannel = "panacare_events";

/** Ids only: NOTIFY takes 8,000 bytes, and who hears of it reads the record with their own rights. */
export const ConsultationEvent = z.object({
  consultationId: z.uuid(),
  clinicId: z.uuid(),
  doctorId: z.uuid(),
  patientId: z.uuid(),
});
export type ConsultationEvent = z.infer<typeof ConsultationEvent>;

/** Tells all server processes that something about the consultation changed: when the caller's transaction commits, and only then. */
export async function publishChange(db: Executor, consultationId: string): Promise<void> {
  await db.execute(sql`
    select pg_notify(${eventsChannel}, json_build_object(
      'consultationId', id, 'clinicId', clinic_id, 'doctorId', doctor_id, 'patientId', patient_id)::text)
    from consultations where id = ${consultationId}`);
}

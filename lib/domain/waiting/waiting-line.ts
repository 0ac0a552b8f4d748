import { sql } from "drizzle-orm";
import { events } from "#drizzle/operations.ts";
import { consultations, waiting } from "#drizzle/schema.ts";
import type { Executor } from "#lib/platform/db/client.ts";

/**
 * Tells those who wait for the doctor that the line may have moved, or the doctor with it: what they are shown depends on
 * visits that are not theirs. As `publishChange`, when the caller's transaction commits.
 * @param moved the visit that changed, whose own readers have been told; or just the doctor
 */
export async function publishLine(db: Executor, moved: { doctorId: string; id?: string }): Promise<void> {
  await db.execute(sql`
    insert into ${events} (consultation_id, clinic_id, doctor_id, patient_id)
    select c.id, c.clinic_id, c.doctor_id, c.patient_id
    from ${waiting} w join ${consultations} c on c.id = w.consultation_id
    where c.doctor_id = ${moved.doctorId} and c.status = 'scheduled' and c.id is distinct from ${moved.id ?? null}::uuid`);
}

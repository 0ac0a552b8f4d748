import { and, eq, getTableColumns, gt, ilike, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { clinics, consultations, users, waiting } from "#drizzle/schema.ts";
import { consentTexts } from "#drizzle/visit-record.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

/** The consultations that an actor may know of: a doctor their own, a patient and an admitted guest the one, an admin the clinic's. */
export function visibleTo(actor: Actor): SQL {
  switch (actor.role) {
    case "doctor":
      return eq(consultations.doctorId, actor.userId);
    case "patient":
      return eq(consultations.patientId, actor.userId);
    case "admin":
      return eq(consultations.clinicId, actor.clinicId);
    case "guest":
      return actor.isAdmitted ? eq(consultations.id, actor.consultationId) : sql`false`;
  }
}

const doctors = alias(users, "doctors");
const patients = alias(users, "patients");

/**
 * Matches visits of patients whose name holds the text, in any case. One or two letters match where a word of the name
 * begins: the index on names holds trigrams, and only the start of a word gives one for so few letters.
 */
export function patientIsNamedLike(search: string): SQL | undefined {
  const text = search.replace(/[\\%_]/g, "\\$&");
  const matches =
    [...search].length < 3
      ? or(ilike(patients.name, `${text}%`), ilike(patients.name, `% ${text}%`))
      : ilike(patients.name, `%${text}%`);
  // As a literal, not a parameter: the index on names is for patients only.
  return and(sql`${patients.role} = 'patient'`, matches);
}

/** A visit that its doctor forgot to end does not keep them busy for longer than one can last. */
const longestVisit = sql`make_interval(hours => ${timeline.longestVisitHours})`;

/** Consultations with the people and the presence that their readers are shown. */
export function selectConsultations(db: Executor, reader: Actor) {
  return db
    .select({
      ...getTableColumns(consultations),
      doctorName: doctors.name,
      patientName: patients.name,
      patientShownName: patients.shownName,
      patientEmail: patients.email,
      patientPhone: patients.phone,
      clinicName: clinics.name,
      clinicPhone: clinics.phone,
      consentVersion: sql<
        number | null
      >`case when ${consentTexts.text} is not null then ${consentTexts.version} end`,
      // Pages of text, which a list for staff does without.
      consentText: reader.role === "patient" ? consentTexts.text : sql<null>`null`,
      acceptedConsent: sql<{ version: number; at: string } | null>`(
        select json_build_object('version', version, 'at', at) from consents
        where consultation_id = ${consultations.id} order by version desc limit 1)`,
      guests: sql<{ id: string; name: string }[]>`coalesce((
        select json_agg(json_build_object('id', g.id, 'name', u.name) order by g.created_at)
        from guests g join users u on u.id = g.id
        where g.consultation_id = ${consultations.id} and g.status = 'admitted'), '[]')`,
      summarySharedAt: sql<string | null>`(
        select to_json(updated_at) #>> '{}' from visit_summaries
        where consultation_id = ${consultations.id} and is_shared)`,
      waitingSince: waiting.since,
      isDoctorHere: sql<boolean>`exists (select from doctor_presence
        where doctor_id = ${consultations.doctorId} and lease_until > clock_timestamp())`,
      isDoctorElsewhere: sql<boolean>`exists (select from consultations other
        where other.doctor_id = ${consultations.doctorId} and other.status = 'in-progress'
          and other.id <> ${consultations.id} and other.start_time > now() - ${longestVisit})`,
      placeInLine: sql<number | null>`case when ${waiting.since} is not null then (
        select count(*)::int from waiting w join consultations other on other.id = w.consultation_id
        where other.doctor_id = ${consultations.doctorId} and other.status = 'scheduled'
          and w.lease_until > clock_timestamp()
          and (other.scheduled_start, w.since, other.id)
            < (${consultations.scheduledStart}, ${waiting.since}, ${consultations.id})) end`,
    })
    .from(consultations)
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(patients, eq(patients.id, consultations.patientId))
    .innerJoin(clinics, eq(clinics.id, consultations.clinicId))
    .leftJoin(
      consentTexts,
      and(eq(consentTexts.clinicId, clinics.id), eq(consentTexts.version, clinics.consentVersion)),
    )
    .leftJoin(
      waiting,
      and(eq(waiting.consultationId, consultations.id), gt(waiting.leaseUntil, sql`clock_timestamp()`)),
    )
    .$dynamic();
}

export type ConsultationRow = Awaited<ReturnType<typeof selectConsultations>>[number];

/** @throws not_found when there is none or the actor may not know of it: the two look the same */
export async function getForActor(db: Executor, actor: Actor, id: string): Promise<ConsultationRow> {
  const [row] = await selectConsultations(db, actor).where(and(eq(consultations.id, id), visibleTo(actor)));
  if (!row) throw new DomainError("not_found", "Consultation not found");
  return row;
}

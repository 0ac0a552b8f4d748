import { isOpen } from "#lib/domain/visit/policy.ts";
import { type ConsultationRow, getForActor } from "#lib/domain/visit/store.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import type { Consultation, DoctorState } from "#lib/wire/consultation.ts";

/**
 * Returns the record with the fields that this reader may see. The lists below name them: a field that a list does not
 * name stays hidden from that reader.
 */
export function toConsultation(row: ConsultationRow, reader: Actor): Consultation {
  switch (reader.role) {
    case "doctor":
      return { ...forAdministrator(row), ...summary(row) };
    case "admin":
      return forAdministrator(row);
    case "patient":
      return { ...forParticipant(row), ...waitingRoom(row), ...summary(row) };
    case "guest":
      return { ...forParticipant(row), patient: patientAsShown(row) };
  }
}

/** The record as it stands now, for the answer of a command that has just changed it. */
export async function readConsultation(db: Executor, actor: Actor, id: string): Promise<Consultation> {
  return toConsultation(await getForActor(db, actor, id), actor);
}

const hidden = {
  reason: null,
  doctor_state: null,
  consent: null,
  place_in_line: null,
  summary_shared_at: null,
} as const;

function forAdministrator(row: ConsultationRow): Consultation {
  return {
    ...forParticipant(row),
    ...waitingRoom(row),
    reason: row.reason,
    patient: { ...patient(row), email: row.patientEmail, phone: row.patientPhone },
  };
}

function forParticipant(row: ConsultationRow): Consultation {
  return {
    ...hidden,
    id: row.id,
    now: new Date().toISOString(),
    status: row.status,
    scheduled_start: row.scheduledStart.toISOString(),
    scheduled_end: row.scheduledEnd.toISOString(),
    rescheduled_from: row.rescheduledFrom?.toISOString() ?? null,
    start_time: row.startTime?.toISOString() ?? null,
    end_time: row.endTime?.toISOString() ?? null,
    session_id: row.sessionId,
    twilio_room_name: row.twilioRoomName,
    twilio_room_sid: row.twilioRoomSid,
    doctor: { id: row.doctorId, name: row.doctorName },
    patient: patient(row),
    clinic: { name: row.clinicName, phone: row.clinicPhone },
    guests: row.guests,
    waiting_since: row.waitingSince?.toISOString() ?? null,
    captions: captionsOf(row),
    turned_away_at: row.turnedAwayAt?.toISOString() ?? null,
  };
}

function waitingRoom(row: ConsultationRow) {
  return { doctor_state: doctorStateOf(row), consent: consentOf(row), place_in_line: row.placeInLine };
}

function summary({ summarySharedAt }: ConsultationRow) {
  return { summary_shared_at: summarySharedAt && new Date(summarySharedAt).toISOString() };
}

function patient(row: ConsultationRow): Consultation["patient"] {
  return { id: row.patientId, name: row.patientName, shown_name: shownName(row) };
}

/** For guests: the name the patient chose to be shown by, instead of the name in the record. */
function patientAsShown(row: ConsultationRow): Consultation["patient"] {
  return { ...patient(row), name: shownName(row) };
}

function shownName({ patientShownName, patientName }: ConsultationRow): string {
  return patientShownName ?? patientName;
}

function doctorStateOf(row: ConsultationRow): DoctorState | null {
  if (!isOpen(row.status)) return null;
  if (!row.isDoctorHere) return "away";
  return row.status === "scheduled" && row.isDoctorElsewhere ? "with_another_patient" : "here";
}

function captionsOf({ status, captionsLanguage }: ConsultationRow): Consultation["captions"] {
  if (status !== "in-progress" || serverEnvironment().CAPTIONS === "off") return null;
  return { language_code: captionsLanguage };
}

function consentOf({
  status,
  consentVersion,
  consentText,
  acceptedConsent: accepted,
}: ConsultationRow): Consultation["consent"] {
  const version = isOpen(status) ? consentVersion : accepted?.version;
  if (!version) return null;
  const isAccepted = accepted?.version === version;
  return {
    version,
    ...(isOpen(status) && consentText !== null && { text: consentText }),
    accepted_at: isAccepted ? new Date(accepted.at).toISOString() : null,
  };
}

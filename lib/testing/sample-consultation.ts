import type { Consultation } from "#lib/wire/consultation.ts";

/** A visit as its reader gets it: scheduled, nobody there yet. */
export function sampleConsultation(changes: Partial<Consultation> = {}): Consultation {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    now: "2026-11-22T14:00:00.000Z",
    status: "scheduled",
    scheduled_start: "2026-11-22T15:00:00.000Z",
    scheduled_end: "2026-11-22T16:00:00.000Z",
    rescheduled_from: null,
    reason: null,
    start_time: null,
    end_time: null,
    session_id: null,
    twilio_room_name: null,
    twilio_room_sid: null,
    doctor: { id: "00000000-0000-4000-8000-000000000002", name: "Dr. Achieng Otieno" },
    doctor_state: "away",
    patient: {
      id: "00000000-0000-4000-8000-000000000003",
      name: "Wanjiru Mwangi",
      shown_name: "Wanjiru Mwangi",
      phone: "+254 700 000001",
    },
    clinic: { name: "Clinic", phone: null },
    guests: [],
    consent: null,
    waiting_since: null,
    place_in_line: null,
    summary_shared_at: null,
    captions: null,
    turned_away_at: null,
    ...changes,
  };
}

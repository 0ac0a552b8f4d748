import type { Consultation } from "#lib/consultations/schemas.ts";

/** A participant's identity holds no name, by intention; who reads the consultation may know it. */
export function nameOfParticipant({ doctor, patient }: Consultation, identity: string): string {
  if (identity.startsWith("doctor-")) return doctor.name;
  if (identity.startsWith("patient-")) return patient.name;
  return "Guest";
}

"use client";

import { useReader } from "#components/language/use-reader.ts";
import { PatientScreen } from "#components/patient/patient-screen.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { useNow } from "#components/visit/use-now.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { dayAndTime } from "#lib/time/visit-time.ts";

/** The visit takes place no more: it was held, cancelled or missed. */
export function ClosedScreen({ visit }: { visit: Consultation }) {
  const now = useNow();
  const reader = useReader();
  const planned = now ? dayAndTime(new Date(visit.scheduled_start), now, reader) : "";
  const { doctor, clinic } = visit;
  switch (visit.status) {
    case "cancelled":
      return (
        <PatientScreen title="Your visit was cancelled" clinicName={clinic.name}>
          <p>
            The visit with {doctor.name} {planned} does not take place. Please call the clinic to find a new
            time.
          </p>
          <ClinicPhone clinic={clinic} />
        </PatientScreen>
      );
    case "missed":
      return (
        <PatientScreen title="The time of your visit has passed" clinicName={clinic.name}>
          <p>
            The visit with {doctor.name} {planned} was not held. Please call the clinic to find a new time.
          </p>
          <ClinicPhone clinic={clinic} />
        </PatientScreen>
      );
    default:
      return (
        <PatientScreen title="Your visit has ended" clinicName={clinic.name}>
          <p>Thank you. {doctor.name} has ended the visit, and your camera and microphone are off.</p>
          <p>If something was left open, or you feel worse, call the clinic. You can close this page now.</p>
          <ClinicPhone clinic={clinic} />
        </PatientScreen>
      );
  }
}

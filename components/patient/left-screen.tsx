"use client";

import { PatientScreen } from "#components/patient/patient-screen.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";

export function LeftScreen({ visit, onReturn }: { visit: Consultation; onReturn: () => void }) {
  const isStarted = visit.status === "in-progress";
  return (
    <PatientScreen
      title={isStarted ? "You have left the visit" : "You have left the waiting room"}
      clinicName={visit.clinic.name}
    >
      <p>
        {isStarted
          ? `The visit is still open: ${visit.doctor.name} has not ended it. Your camera and microphone are off.`
          : `${visit.doctor.name} sees that you are no longer waiting. Your camera and microphone are off.`}
      </p>
      <Button variant="primary" size="large" onClick={onReturn}>
        {isStarted ? "Go back to the visit" : "Go back to the waiting room"}
      </Button>
      <ClinicPhone clinic={visit.clinic} lead="Do you need another time?" />
    </PatientScreen>
  );
}

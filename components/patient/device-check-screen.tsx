"use client";

import type { LocalMedia } from "#components/call/local-media.ts";
import { PreJoin } from "#components/call/pre-join.tsx";
import { PatientScreen } from "#components/patient/patient-screen.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";

export interface DeviceCheckScreenProps {
  visit: Consultation;
  media: LocalMedia;
  onReady: () => void;
}

export function DeviceCheckScreen({ visit, media, onReady }: DeviceCheckScreenProps) {
  return (
    <PatientScreen title="Check your camera and microphone" clinicName={visit.clinic.name} isWide>
      <div className="-m-4">
        <PreJoin
          media={media}
          title={`This is how ${visit.doctor.name} sees you`}
          actionLabel="I am ready"
          onReady={onReady}
        />
      </div>
      <ClinicPhone clinic={visit.clinic} lead="It does not work?" />
    </PatientScreen>
  );
}

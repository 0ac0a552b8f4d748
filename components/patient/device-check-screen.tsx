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
    <PatientScreen title="Can we see and hear you?" clinicName={visit.clinic.name}>
      <PreJoin media={media} actionLabel="I am ready" onReady={onReady} />
      <ClinicPhone clinic={visit.clinic} lead="It does not work?" />
    </PatientScreen>
  );
}

"use client";

import { PatientScreen } from "#components/patient/patient-screen.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitTime } from "#components/visit/visit-time.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";

/** Whose visit, with whom, when. */
export function OverviewScreen({ visit, onContinue }: { visit: Consultation; onContinue: () => void }) {
  return (
    <PatientScreen title="Your video visit" clinicName={visit.clinic.name}>
      {visit.status === "in-progress" && (
        <Banner tone="success" title={`${visit.doctor.name} has started the visit`}>
          You can join as soon as your camera and microphone are checked.
        </Banner>
      )}
      <dl className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6">
        <Row label="Patient">{visit.patient.name}</Row>
        <Row label="With">{visit.doctor.name}</Row>
        <Row label="When">
          <VisitTime at={visit.scheduled_start} />
        </Row>
      </dl>
      <Button variant="primary" size="large" onClick={onContinue}>
        Check camera and microphone
      </Button>
      <p className="text-base text-muted">
        You need no account and nothing to install. Your browser will ask whether this page may use your
        camera and microphone: please press Allow.
      </p>
      <ClinicPhone clinic={visit.clinic} lead="Not your visit, or a question?" />
    </PatientScreen>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-base text-muted">{label}</dt>
      <dd className="min-h-7 font-semibold">{children}</dd>
    </div>
  );
}

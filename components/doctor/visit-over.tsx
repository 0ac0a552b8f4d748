"use client";

import { BackToDashboard } from "#components/doctor/back-to-dashboard.tsx";
import { useReader } from "#components/language/use-reader.ts";
import { useNow } from "#components/visit/use-now.ts";
import type { Consultation, ConsultationStatus } from "#lib/consultations/schemas.ts";
import { dayAndTime, duration } from "#lib/time/visit-time.ts";

export function VisitOver({ visit }: { visit: Consultation }) {
  const now = useNow();
  const reader = useReader();
  return (
    <>
      <h1 className="text-3xl font-semibold">{titles[visit.status]}</h1>
      <dl className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6">
        <Row label="Patient">{visit.patient.name}</Row>
        <Row label="Planned for">{now && dayAndTime(new Date(visit.scheduled_start), now, reader)}</Row>
        {visit.start_time && visit.end_time && (
          <Row label="Lasted">
            {duration(Date.parse(visit.end_time) - Date.parse(visit.start_time), reader)}
          </Row>
        )}
      </dl>
      <BackToDashboard />
    </>
  );
}

const titles: Record<ConsultationStatus, string> = {
  scheduled: "The visit is planned",
  "in-progress": "The visit is in progress",
  completed: "The visit has ended",
  cancelled: "The visit was cancelled",
  missed: "The visit was missed",
};

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{label}</dt>
      <dd className="min-h-6 font-semibold">{children}</dd>
    </div>
  );
}

"use client";

import { useTranslations } from "use-intl/react";
import { BackToDashboard } from "#components/doctor/back-to-dashboard.tsx";
import { useReader } from "#components/language/use-reader.ts";
import { useNow } from "#components/visit/use-now.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { dayAndTime, duration } from "#lib/time/visit-time.ts";

export function VisitOver({ visit }: { visit: Consultation }) {
  const t = useTranslations("doctor.over");
  const now = useNow();
  const reader = useReader();
  return (
    <>
      <h1 className="text-3xl font-semibold">{t(visit.status)}</h1>
      <dl className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6">
        <Row label={t("patient")}>{visit.patient.name}</Row>
        <Row label={t("plannedFor")}>{now && dayAndTime(new Date(visit.scheduled_start), now, reader)}</Row>
        {visit.start_time && visit.end_time && (
          <Row label={t("lasted")}>
            {duration(Date.parse(visit.end_time) - Date.parse(visit.start_time), reader)}
          </Row>
        )}
      </dl>
      <BackToDashboard />
    </>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{label}</dt>
      <dd className="min-h-6 font-semibold">{children}</dd>
    </div>
  );
}

"use client";

import { OwnReports } from "#components/patient/own-reports.tsx";
import { SharedSummary } from "#components/patient/shared-summary.tsx";
import { Survey } from "#components/patient/survey.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";

export function AfterVisit({ visit }: { visit: Consultation }) {
  return (
    <>
      {visit.summary_shared_at !== null && <SharedSummary key={visit.summary_shared_at} visit={visit} />}
      <Survey visitId={visit.id} />
      <OwnReports visitId={visit.id} />
    </>
  );
}

"use client";

import { OwnReports } from "#components/patient/after/own-reports.tsx";
import { SharedSummary } from "#components/patient/after/shared-summary.tsx";
import { Survey } from "#components/patient/after/survey.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

export function AfterVisit({ visit }: { visit: Consultation }) {
  return (
    <>
      {visit.summary_shared_at !== null && <SharedSummary key={visit.summary_shared_at} visit={visit} />}
      <Survey visitId={visit.id} />
      <OwnReports visitId={visit.id} />
    </>
  );
}

"use client";

import { useTranslations } from "use-intl/react";
import { OwnReports } from "#components/patient/own-reports.tsx";
import { SharedSummary } from "#components/patient/shared-summary.tsx";
import { Survey } from "#components/patient/survey.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";

/** The visit was held: what comes next, what the doctor wrote, how it was. */
export function EndedScreen({ visit }: { visit: Consultation }) {
  const t = useTranslations("after");
  const doctor = visit.doctor.name;
  return (
    <VisitorScreen title={t("title")} clinicName={visit.clinic.name}>
      <p>{t("thanks", { doctor })}</p>
      {visit.summary_shared_at === null ? (
        <p>{t("next", { doctor })}</p>
      ) : (
        <SharedSummary key={visit.summary_shared_at} visit={visit} />
      )}
      <ClinicPhone clinic={visit.clinic} lead={t("phone")} />
      <Survey visitId={visit.id} />
      <OwnReports visitId={visit.id} />
      <p className="text-base text-muted">{t("close")}</p>
    </VisitorScreen>
  );
}

"use client";

import { useTranslations } from "use-intl/react";
import { MovedNotice } from "#components/patient/waiting/moved-notice.tsx";
import { StartedNotice } from "#components/patient/waiting/started-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitTime } from "#components/visit/visit-time.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

/** Shows who the visit is for, with which doctor, and when. */
export function OverviewScreen({ visit, onContinue }: { visit: Consultation; onContinue: () => void }) {
  const t = useTranslations("patient.overview");
  return (
    <VisitorScreen title={t("title")} clinicName={visit.clinic.name}>
      <StartedNotice visit={visit} />
      <MovedNotice visit={visit} />
      <dl className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6">
        <Row label={t("patient")}>{visit.patient.name}</Row>
        <Row label={t("with")}>{visit.doctor.name}</Row>
        <Row label={t("when")}>
          <VisitTime at={visit.scheduled_start} now={visit.now} />
        </Row>
      </dl>
      <Button variant="primary" size="large" onClick={onContinue}>
        {t("check")}
      </Button>
      <p className="text-base text-muted">
        {visit.status === "scheduled" && `${t("notYet", { doctor: visit.doctor.name })} `}
        {t("explanation")}
      </p>
      <ClinicPhone clinic={visit.clinic} lead={t("phone")} />
    </VisitorScreen>
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

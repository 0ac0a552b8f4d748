"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { NewLink } from "#components/doctor/links/new-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { VisitTime } from "#components/visit/visit-time.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

/** The patient's details, and a new link in case the old one is in the wrong hands. */
export function PatientPanel({ visit }: { visit: Consultation }) {
  const t = useTranslations("doctor.patient");
  const [isRenewing, setIsRenewing] = useState(false);
  const { patient } = visit;
  return (
    <div className="flex flex-col gap-4">
      <h3 className="text-xl font-semibold break-words">{patient.name}</h3>
      <dl className="flex flex-col gap-3">
        <Row label={t("plannedFor")}>
          <VisitTime at={visit.scheduled_start} />
        </Row>
        <Row label={t("reason")}>{visit.reason}</Row>
        <Row label={t("phone")}>{patient.phone}</Row>
        <Row label={t("email")}>{patient.email}</Row>
        <Row label={t("shownName")}>{patient.shown_name !== patient.name && patient.shown_name}</Row>
      </dl>
      {isRenewing ? (
        <NewLink visit={visit} onDone={() => setIsRenewing(false)} />
      ) : (
        <Button className="self-start" onClick={() => setIsRenewing(true)}>
          {t("newLink")}
        </Button>
      )}
    </div>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt className="text-muted">{label}</dt>
      <dd className="break-words whitespace-pre-line">{children}</dd>
    </div>
  );
}

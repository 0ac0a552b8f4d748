"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

export function LeftScreen({ visit, onReturn }: { visit: Consultation; onReturn: () => void }) {
  const t = useTranslations("patient.left");
  const place = visit.status === "in-progress" ? "visit" : "waiting";
  return (
    <VisitorScreen title={t(`${place}.title`)} clinicName={visit.clinic.name}>
      <p>{t(`${place}.detail`, { doctor: visit.doctor.name })}</p>
      <Button variant="primary" size="large" onClick={onReturn}>
        {t(`${place}.back`)}
      </Button>
      <ClinicPhone clinic={visit.clinic} lead={t("phone")} />
    </VisitorScreen>
  );
}

"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

/** Two tabs never take the place from each other: the person chooses. */
export function ElsewhereScreen({ visit, onUseHere }: { visit: Consultation; onUseHere: () => void }) {
  const t = useTranslations("patient.elsewhere");
  return (
    <VisitorScreen title={t("title")} clinicName={visit.clinic.name}>
      <p>{t("detail")}</p>
      <Button variant="primary" size="large" onClick={onUseHere}>
        {t("useHere")}
      </Button>
      <ClinicPhone clinic={visit.clinic} />
    </VisitorScreen>
  );
}

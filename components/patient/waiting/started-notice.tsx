"use client";

import { useTranslations } from "use-intl/react";
import { Banner } from "#components/ui/banner.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

/** For who still reads or checks their devices while the doctor is there already. */
export function StartedNotice({ visit }: { visit: Consultation }) {
  const t = useTranslations("patient.started");
  if (visit.status !== "in-progress") return null;
  return (
    <Banner tone="success" title={t("title", { doctor: visit.doctor.name })}>
      {t("detail")}
    </Banner>
  );
}

"use client";

import { type ComponentType, lazy, Suspense } from "react";
import { useTranslations } from "use-intl/react";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

/** Loaded when the visit is over: the way there needs none of it. Where that fails, the page goes without. */
const AfterVisit = lazy<ComponentType<{ visit: Consultation }>>(() =>
  import("#components/patient/after/after-visit.tsx").then(
    (loaded) => ({ default: loaded.AfterVisit }),
    () => ({ default: () => null }),
  ),
);

/** The visit was held: what comes next, what the doctor wrote, how it was. */
export function EndedScreen({ visit }: { visit: Consultation }) {
  const t = useTranslations("after");
  const doctor = visit.doctor.name;
  return (
    <VisitorScreen title={t("title")} clinicName={visit.clinic.name}>
      <p>{t("thanks", { doctor })}</p>
      {visit.summary_shared_at === null && <p>{t("next", { doctor })}</p>}
      <ClinicPhone clinic={visit.clinic} lead={t("phone")} />
      <Suspense fallback={null}>
        <AfterVisit visit={visit} />
      </Suspense>
      <p className="text-base text-muted">{t("close")}</p>
    </VisitorScreen>
  );
}

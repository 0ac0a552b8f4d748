"use client";

import { useTranslations } from "use-intl/react";
import { useReader } from "#components/language/use-reader.ts";
import { EndedScreen } from "#components/patient/screens/ended-screen.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { useNow } from "#components/visit/use-now.ts";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import { dayAndTime } from "#lib/client/visit-time.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** The visit takes place no more: it was held, cancelled or missed. */
export function ClosedScreen({ visit }: { visit: Consultation }) {
  const t = useTranslations("patient.closed");
  const now = useNow();
  const reader = useReader();
  const when = now ? dayAndTime(new Date(visit.scheduled_start), now, reader) : "";
  const { doctor, clinic, status } = visit;
  if (status !== "cancelled" && status !== "missed") return <EndedScreen visit={visit} />;
  return (
    <VisitorScreen title={t(`${status}.title`)} clinicName={clinic.name}>
      <p>{t(`${status}.detail`, { doctor: doctor.name, when })}</p>
      <ClinicPhone clinic={clinic} />
    </VisitorScreen>
  );
}

"use client";

import { useTranslations } from "use-intl/react";
import { useReader } from "#components/language/use-reader.ts";
import { Banner } from "#components/ui/banner.tsx";
import { useNow } from "#components/visit/use-now.ts";
import { dayAndTime } from "#lib/client/visit-time.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** That the clinic has moved the visit, from when to when, in the patient's own time zone. */
export function MovedNotice({ visit }: { visit: Consultation }) {
  const t = useTranslations("patient.moved");
  const now = useNow();
  const reader = useReader();
  if (visit.rescheduled_from === null || !now) return null;
  const inWords = (at: string) => dayAndTime(new Date(at), now, reader);
  return (
    <Banner tone="attention" title={t("title", { when: inWords(visit.scheduled_start) })}>
      {t("detail", { before: inWords(visit.rescheduled_from) })}
    </Banner>
  );
}

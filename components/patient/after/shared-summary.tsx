"use client";

import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useReading } from "#components/ui/use-reading.ts";
import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

const readSummary = (id: string) => callApi("GET /api/consultations/{id}/summary/", { params: { id } });

/** The doctor's summary. It is read once, because each read is audited. A new version gets a new `key`. */
export function SharedSummary({ visit }: { visit: Consultation }) {
  const t = useTranslations("after.summary");
  const problemText = useProblemText();
  const { value, problem, again } = useReading(visit.id, readSummary);
  return (
    <section className="flex flex-col gap-3 rounded-2xl border border-line bg-surface p-4 sm:p-6">
      <h2 className="text-xl font-semibold">{t("title", { doctor: visit.doctor.name })}</h2>
      {value && <p className="whitespace-pre-line">{value.text}</p>}
      {value === null && problem === null && <Skeleton className="h-24 w-full" />}
      {problem !== null && (
        <Banner tone="attention" action={<Button onClick={again}>{t("again")}</Button>}>
          {problemText(problem)}
        </Banner>
      )}
    </section>
  );
}

"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { getSummary } from "#lib/http/visit-record-client.ts";

/** What the doctor wrote for the patient. Read once: the reading is written down. Another version is another `key`. */
export function SharedSummary({ visit }: { visit: Consultation }) {
  const t = useTranslations("after.summary");
  const problemText = useProblemText();
  const { text, problem, read } = useSummary(visit.id);
  return (
    <section className="flex flex-col gap-3 rounded-2xl border border-line bg-surface p-4 sm:p-6">
      <h2 className="text-xl font-semibold">{t("title", { doctor: visit.doctor.name })}</h2>
      {text !== null && <p className="whitespace-pre-line">{text}</p>}
      {text === null && problem === null && <Skeleton className="h-24 w-full" />}
      {problem !== null && (
        <Banner tone="attention" action={<Button onClick={read}>{t("again")}</Button>}>
          {problemText(problem)}
        </Banner>
      )}
    </section>
  );
}

function useSummary(visitId: string) {
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(1);

  // biome-ignore lint/correctness/useExhaustiveDependencies(attempt): another one reads again
  useEffect(() => {
    let isGone = false;
    getSummary(visitId).then(
      (summary) => {
        if (!isGone) setText(summary.text ?? "");
      },
      (error: unknown) => {
        if (!isGone) setProblem(error);
      },
    );
    return () => {
      isGone = true;
    };
  }, [visitId, attempt]);

  function read() {
    setProblem(null);
    setAttempt(attempt + 1);
  }

  return { text, problem, read };
}

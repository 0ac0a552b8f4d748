"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface CallOffVisitProps {
  visit: Consultation;
  as: "cancelled" | "missed";
  onDone: () => void;
  onKeep: () => void;
}

/** Says what it means before it is done: it cannot be taken back. */
export function CallOffVisit({ visit, as, onDone, onKeep }: CallOffVisitProps) {
  const t = useTranslations("doctor.change");
  const problemText = useProblemText();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function callOff() {
    setIsBusy(true);
    setProblem(null);
    try {
      const command = as === "cancelled" ? "cancel_consultation" : "mark_missed";
      await callApi(`POST /api/consultations/{id}/${command}/`, { params: { id: visit.id } });
      onDone();
    } catch (error) {
      setProblem(error);
      setIsBusy(false);
    }
  }

  return (
    <div className="flex flex-col gap-4">
      {problem !== null && <Banner tone="danger">{problemText(problem)}</Banner>}
      <p>{t(`${as}Warning`, { name: visit.patient.name })}</p>
      <div className="flex flex-col-reverse gap-3 sm:flex-row sm:flex-wrap sm:justify-end">
        <Button onClick={onKeep}>{t("keep")}</Button>
        <Button variant="danger" busy={isBusy} onClick={callOff}>
          {t(as)}
        </Button>
      </div>
    </div>
  );
}

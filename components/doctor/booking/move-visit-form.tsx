"use client";

import { type SubmitEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useFaultTexts } from "#components/doctor/booking/use-fault-texts.ts";
import { readVisitTimes } from "#components/doctor/booking/visit-form-data.ts";
import { VisitTimeFields } from "#components/doctor/booking/visit-time-fields.tsx";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

const minuteMs = 60_000;

/** Another time, or another reason. The link goes along: it stays the same one. */
export function MoveVisitForm({ visit, onMoved }: { visit: Consultation; onMoved: () => void }) {
  const t = useTranslations("doctor.change");
  const words = useTranslations("doctor.form");
  const problemText = useProblemText();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const faultOf = useFaultTexts(problem);
  const startMs = Date.parse(visit.scheduled_start);

  async function move(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reason = String(form.get("reason") ?? "").trim();
    setIsBusy(true);
    setProblem(null);
    try {
      await callApi("PATCH /api/consultations/{id}/", {
        params: { id: visit.id },
        body: { ...readVisitTimes(form), reason: reason || null },
      });
      onMoved();
    } catch (error) {
      setProblem(error);
      setIsBusy(false);
    }
  }

  return (
    <form onSubmit={move} className="flex flex-col gap-5">
      {problem !== null && <Banner tone="danger">{problemText(problem)}</Banner>}
      <p className="text-muted">{t("moveExplanation", { name: visit.patient.name })}</p>
      <VisitTimeFields
        start={new Date(startMs)}
        minutes={Math.round((Date.parse(visit.scheduled_end) - startMs) / minuteMs)}
        faultOf={faultOf}
      />
      <TextArea
        label={words("reason")}
        name="reason"
        defaultValue={visit.reason ?? ""}
        maxLength={2000}
        optional
        error={faultOf("reason")}
      />
      <Button type="submit" variant="primary" size="large" busy={isBusy}>
        {t("save")}
      </Button>
    </form>
  );
}

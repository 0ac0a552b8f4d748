"use client";

import { type SubmitEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useFaultTexts } from "#components/doctor/booking/use-fault-texts.ts";
import { readVisitForm, startTimeNear } from "#components/doctor/booking/visit-form-data.ts";
import { VisitTimeFields } from "#components/doctor/booking/visit-time-fields.tsx";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { callApi } from "#lib/client/api.ts";
import { FormKey } from "#lib/client/form-key.ts";
import type { ScheduledConsultation } from "#lib/wire/consultation.ts";

export function NewVisitForm({ onBooked }: { onBooked: (visit: ScheduledConsultation) => void }) {
  const t = useTranslations("doctor.form");
  const problemText = useProblemText();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [formKey] = useState(() => new FormKey());
  const faultOf = useFaultTexts(problem);

  async function book(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const visit = readVisitForm(new FormData(event.currentTarget));
    setIsBusy(true);
    setProblem(null);
    try {
      onBooked(
        await formKey.use(visit, (idempotencyKey) =>
          callApi("POST /api/consultations/", { body: visit, idempotencyKey }),
        ),
      );
    } catch (error) {
      setProblem(error);
      setIsBusy(false);
    }
  }

  return (
    <form onSubmit={book} className="flex flex-col gap-5">
      {problem !== null && (
        <Banner tone="danger">{problemText(problem, { conflict: t("sentBefore") })}</Banner>
      )}
      <Field label={t("name")} name="name" maxLength={200} autoComplete="off" error={faultOf("name")} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={t("email")}
          name="email"
          type="email"
          maxLength={254}
          optional
          autoComplete="off"
          error={faultOf("email")}
        />
        <Field
          label={t("phone")}
          name="phone"
          type="tel"
          maxLength={40}
          optional
          autoComplete="off"
          error={faultOf("phone")}
        />
      </div>
      <VisitTimeFields start={startTimeNear(new Date())} minutes={30} faultOf={faultOf} />
      <TextArea label={t("reason")} name="reason" maxLength={2000} optional error={faultOf("reason")} />
      <Button type="submit" variant="primary" size="large" busy={isBusy}>
        {isBusy ? t("booking") : t("book")}
      </Button>
    </form>
  );
}

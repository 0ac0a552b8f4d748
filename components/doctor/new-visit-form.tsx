"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { readVisitForm, startTimeNear, visitLengthsMinutes } from "#components/doctor/visit-form-data.ts";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { useReader } from "#components/language/use-reader.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import type { ScheduledConsultation } from "#lib/consultations/schemas.ts";
import { createConsultation } from "#lib/http/api-client.ts";
import { ApiProblem } from "#lib/http/api-problem.ts";
import { duration } from "#lib/time/visit-time.ts";

/** Where in what was sent the server points to when a field is not right. */
const pointers = {
  name: "/patient/name",
  email: "/patient/email",
  phone: "/patient/phone",
  start: "/scheduled_start",
  length: "/scheduled_end",
  reason: "/reason",
};

export function NewVisitForm({ onBooked }: { onBooked: (visit: ScheduledConsultation) => void }) {
  const t = useTranslations("doctor.form");
  const reader = useReader();
  const problemText = useProblemText();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function book(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const visit = readVisitForm(new FormData(event.currentTarget));
    setIsBusy(true);
    setProblem(null);
    try {
      onBooked(await createConsultation(visit));
    } catch (error) {
      setProblem(error);
      setIsBusy(false);
    }
  }

  const errors = problem instanceof ApiProblem ? problem.errors : [];
  const faultOf = (field: keyof typeof pointers) =>
    errors.some(({ pointer }) => pointer === pointers[field]) ? t(`faults.${field}`) : undefined;
  return (
    <form onSubmit={book} className="flex flex-col gap-5">
      {problem !== null && <Banner tone="danger">{problemText(problem)}</Banner>}
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
      <div className="grid gap-5 sm:grid-cols-[3fr_2fr]">
        <Field
          label={t("starts")}
          name="start"
          type="datetime-local"
          defaultValue={startTimeNear(new Date())}
          error={faultOf("start")}
        />
        <Select
          label={t("length")}
          name="minutes"
          defaultValue="30"
          options={visitLengthsMinutes.map((minutes) => ({
            value: String(minutes),
            label: duration(minutes * 60_000, reader),
          }))}
          error={faultOf("length")}
        />
      </div>
      <TextArea label={t("reason")} name="reason" maxLength={2000} optional error={faultOf("reason")} />
      <Button type="submit" variant="primary" size="large" busy={isBusy}>
        {isBusy ? t("booking") : t("book")}
      </Button>
    </form>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { readVisitForm, startTimeNear, visitLengths } from "#components/doctor/visit-form-data.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import type { ScheduledConsultation } from "#lib/consultations/schemas.ts";
import { createConsultation } from "#lib/http/api-client.ts";
import { ApiProblem, problemText } from "#lib/http/api-problem.ts";

export function NewVisitForm({ onBooked }: { onBooked: (visit: ScheduledConsultation) => void }) {
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
  const errorOf = (pointer: string) => errors.find((error) => error.pointer === pointer)?.detail;
  return (
    <form onSubmit={book} className="flex flex-col gap-5">
      {problem !== null && <Banner tone="danger">{problemText(problem)}</Banner>}
      <Field
        label="Patient's name"
        name="name"
        maxLength={200}
        autoComplete="off"
        error={errorOf("/patient/name")}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label="Email"
          name="email"
          type="email"
          maxLength={254}
          optional
          autoComplete="off"
          error={errorOf("/patient/email")}
        />
        <Field
          label="Phone"
          name="phone"
          type="tel"
          maxLength={40}
          optional
          autoComplete="off"
          error={errorOf("/patient/phone")}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-[3fr_2fr]">
        <Field
          label="Starts"
          name="start"
          type="datetime-local"
          defaultValue={startTimeNear(new Date())}
          error={errorOf("/scheduled_start")}
        />
        <Select
          label="Length"
          name="minutes"
          defaultValue="30"
          options={visitLengths}
          error={errorOf("/scheduled_end")}
        />
      </div>
      <TextArea label="Reason" name="reason" maxLength={2000} optional error={errorOf("/reason")} />
      <Button type="submit" variant="primary" size="large" busy={isBusy}>
        {isBusy ? "Booking the visit" : "Book visit"}
      </Button>
    </form>
  );
}

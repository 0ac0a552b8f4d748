"use client";

import { useTranslations } from "use-intl/react";
import type { FaultOf } from "#components/doctor/booking/use-fault-texts.ts";
import { localDateTime, visitLengthsMinutes } from "#components/doctor/booking/visit-form-data.ts";
import { useReader } from "#components/language/use-reader.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { duration } from "#lib/client/visit-time.ts";

export interface VisitTimeFieldsProps {
  start: Date;
  minutes: number;
  faultOf: FaultOf;
}

export function VisitTimeFields({ start, minutes, faultOf }: VisitTimeFieldsProps) {
  const t = useTranslations("doctor.form");
  const reader = useReader();
  const lengths = [...new Set([...visitLengthsMinutes, minutes])].toSorted((a, b) => a - b);
  return (
    <div className="grid gap-5 sm:grid-cols-[3fr_2fr]">
      <Field
        label={t("starts")}
        name="start"
        type="datetime-local"
        defaultValue={localDateTime(start)}
        error={faultOf("start")}
      />
      <Select
        label={t("length")}
        name="minutes"
        defaultValue={String(minutes)}
        options={lengths.map((each) => ({ value: String(each), label: duration(each * 60_000, reader) }))}
        error={faultOf("length")}
      />
    </div>
  );
}

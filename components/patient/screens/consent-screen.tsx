"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface ConsentScreenProps {
  visit: Consultation;
  version: number;
  /** The clinic's own words, in the clinic's language. */
  text: string;
  /** Agreed or not: the doctor sees which, and may talk about it first. */
  onContinue: () => void;
  /** The clinic may have changed its text meanwhile. */
  onChanged: () => void;
}

export function ConsentScreen({ visit, version, text, onContinue, onChanged }: ConsentScreenProps) {
  const t = useTranslations("patient.consent");
  const problemText = useProblemText();
  const { patient, doctor, clinic } = visit;
  const [shownName, setShownName] = useState(patient.shown_name);
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function accept() {
    setIsSending(true);
    setProblem(null);
    try {
      const name = shownName.trim();
      await callApi("POST /api/consultations/{id}/consent/", {
        params: { id: visit.id },
        body: {
          version,
          ...(name !== "" && name !== patient.shown_name && { shown_name: name }),
        },
      });
      onContinue();
    } catch (error) {
      setProblem(error);
      onChanged();
    } finally {
      setIsSending(false);
    }
  }

  return (
    <VisitorScreen title={t("title")} clinicName={clinic.name}>
      {problem !== null && (
        <Banner tone="danger" title={t("failed")}>
          {problemText(problem)}
        </Banner>
      )}
      <p className="rounded-2xl border border-line bg-surface p-4 whitespace-pre-line sm:p-6">{text}</p>
      <Field
        label={t("name")}
        hint={t("nameHint")}
        value={shownName}
        maxLength={100}
        autoComplete="name"
        required={false}
        onChange={(event) => setShownName(event.currentTarget.value)}
      />
      <Button variant="primary" size="large" busy={isSending} onClick={accept}>
        {t("agree")}
      </Button>
      <Button variant="quiet" onClick={onContinue}>
        {t("later", { doctor: doctor.name })}
      </Button>
      <ClinicPhone clinic={clinic} lead={t("phone")} />
    </VisitorScreen>
  );
}

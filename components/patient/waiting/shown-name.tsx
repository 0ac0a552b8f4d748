"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** The name under which guests see the patient, and the way to change it: a clinic without a consent text asks nowhere else. */
export function ShownName({ visit }: { visit: Consultation }) {
  const t = useTranslations("patient.shownName");
  const [isChanging, setIsChanging] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4">
      <span className="min-w-0 break-words">{visit.patient.shown_name}</span>
      <Button variant="quiet" aria-label={t("title")} onClick={() => setIsChanging(true)}>
        {t("change")}
      </Button>
      <Dialog open={isChanging} onClose={() => setIsChanging(false)} title={t("title")}>
        <ShownNameForm visit={visit} onDone={() => setIsChanging(false)} />
      </Dialog>
    </div>
  );
}

function ShownNameForm({ visit, onDone }: { visit: Consultation; onDone: () => void }) {
  const t = useTranslations("patient.shownName");
  const tConsent = useTranslations("patient.consent");
  const problemText = useProblemText();
  const [name, setName] = useState(visit.patient.shown_name);
  const [isSaving, setIsSaving] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function save(event: FormEvent) {
    event.preventDefault();
    setIsSaving(true);
    setProblem(null);
    try {
      await callApi("POST /api/consultations/{id}/consent/", {
        params: { id: visit.id },
        body: { shown_name: name.trim() },
      });
      onDone();
    } catch (error) {
      setProblem(error);
      setIsSaving(false);
    }
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-4">
      {problem !== null && (
        <Banner tone="danger" title={tConsent("failed")}>
          {problemText(problem)}
        </Banner>
      )}
      <Field
        label={tConsent("name")}
        hint={tConsent("nameHint")}
        value={name}
        maxLength={100}
        autoComplete="name"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="primary" busy={isSaving} disabled={name.trim() === ""}>
        {t("save")}
      </Button>
    </form>
  );
}

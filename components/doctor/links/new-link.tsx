"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { JoinLinkPanel } from "#components/doctor/links/join-link-panel.tsx";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** Asks first, because a new link ends the access of whoever used the present one. */
export function NewLink({ visit, onDone }: { visit: Consultation; onDone: () => void }) {
  const t = useTranslations("doctor.link");
  const problemText = useProblemText();
  const [joinLink, setJoinLink] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function issue() {
    setIsBusy(true);
    setProblem(null);
    try {
      const issued = await callApi("POST /api/consultations/{id}/join_link/", { params: { id: visit.id } });
      setJoinLink(issued.join_link);
    } catch (error) {
      setProblem(error);
    } finally {
      setIsBusy(false);
    }
  }

  if (joinLink) {
    return <JoinLinkPanel patientName={visit.patient.name} joinLink={joinLink} onDone={onDone} />;
  }
  return (
    <div className="flex flex-col gap-4">
      {problem !== null && <Banner tone="danger">{problemText(problem)}</Banner>}
      <p>{t("renewWarning", { name: visit.patient.name })}</p>
      <div className="flex flex-col-reverse gap-3 sm:flex-row sm:flex-wrap sm:justify-end">
        <Button onClick={onDone}>{t("keep")}</Button>
        <Button variant="primary" busy={isBusy} onClick={issue}>
          {t("renew")}
        </Button>
      </div>
    </div>
  );
}

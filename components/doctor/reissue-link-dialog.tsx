"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { JoinLinkPanel } from "#components/doctor/join-link-panel.tsx";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { issueJoinLink } from "#lib/http/api-client.ts";

export interface ReissueLinkDialogProps {
  visit: Consultation;
  open: boolean;
  onClose: () => void;
}

export function ReissueLinkDialog({ visit, open, onClose }: ReissueLinkDialogProps) {
  const t = useTranslations("doctor.link");
  const problemText = useProblemText();
  const [joinLink, setJoinLink] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  function close() {
    setJoinLink(null);
    setProblem(null);
    onClose();
  }

  async function issue() {
    setIsBusy(true);
    setProblem(null);
    try {
      setJoinLink((await issueJoinLink(visit.id)).join_link);
    } catch (error) {
      setProblem(error);
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Dialog open={open} onClose={close} title={joinLink ? t("renewed") : t("renewTitle")}>
      {joinLink ? (
        <JoinLinkPanel patientName={visit.patient.name} joinLink={joinLink} onDone={close} />
      ) : (
        <>
          {problem !== null && <Banner tone="danger">{problemText(problem)}</Banner>}
          <p>{t("renewWarning", { name: visit.patient.name })}</p>
          <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
            <Button onClick={close}>{t("keep")}</Button>
            <Button variant="primary" busy={isBusy} onClick={issue}>
              {t("renew")}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

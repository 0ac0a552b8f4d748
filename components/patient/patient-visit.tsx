"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl/react";
import { enterVisit } from "#components/patient/enter-visit.ts";
import { EntryProblem } from "#components/patient/entry-problem.tsx";
import { OpeningScreen } from "#components/patient/opening-screen.tsx";
import { VisitFlow } from "#components/patient/visit-flow.tsx";
import { Button } from "#components/ui/button.tsx";
import { useLinkEntry } from "#components/visit/use-link-entry.ts";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { PublicConfig } from "#lib/auth/public-config.ts";

export interface PatientVisitProps {
  consultationId: string;
  config: PublicConfig;
  /** The member of staff who is signed in in this browser. */
  staffName: string | null;
  /** Of the video service; null for Twilio's own. */
  signalingUrl: string | null;
}

/** All that a patient ever sees, from the link to the end of the visit: one thing per screen. */
export function PatientVisit({ consultationId, config, staffName, signalingUrl }: PatientVisitProps) {
  const t = useTranslations("patient");
  const open = useCallback(
    (secret: string | null) => enterVisit(config, consultationId, secret),
    [config, consultationId],
  );
  const { entry, enter } = useLinkEntry(open, staffName !== null);
  switch (entry.phase) {
    case "held":
      return (
        <VisitorScreen title={t("held.title")}>
          <p>{t("held.detail", { name: staffName ?? "" })}</p>
          <a href="/dashboard" className="font-semibold text-accent underline underline-offset-4">
            {t("held.back")}
          </a>
          <Button onClick={enter}>{t("held.enter")}</Button>
        </VisitorScreen>
      );
    case "opening":
      return <OpeningScreen />;
    case "refused":
      return <EntryProblem problem={entry.problem} onRetry={enter} />;
    case "open":
      return <VisitFlow initial={entry.opened} signalingUrl={signalingUrl} />;
  }
}

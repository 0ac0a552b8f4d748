"use client";

import { useCallback } from "react";
import { enterVisit } from "#components/patient/enter-visit.ts";
import { EntryProblem } from "#components/patient/screens/entry-problem.tsx";
import { OpeningScreen } from "#components/patient/screens/opening-screen.tsx";
import { VisitFlow } from "#components/patient/visit-flow.tsx";
import { CookiesRefusedScreen } from "#components/visit/cookies-refused-screen.tsx";
import { StaffLinkScreen } from "#components/visit/staff-link-screen.tsx";
import { useLinkEntry } from "#components/visit/use-link-entry.ts";
import type { PublicConfig } from "#lib/wire/firebase-config.ts";

export interface PatientVisitPageProps {
  consultationId: string;
  config: PublicConfig;
  /** The member of staff who is signed in in this browser. */
  staffName: string | null;
  /** The signaling address of a local video service; null for Twilio. */
  signalingUrl: string | null;
}

/** All that a patient ever sees, from the link to the end of the visit: one thing per screen. */
export function PatientVisitPage({ consultationId, config, staffName, signalingUrl }: PatientVisitPageProps) {
  const open = useCallback(
    (secret: string | null) => enterVisit(config, consultationId, secret),
    [config, consultationId],
  );
  const { entry, enter } = useLinkEntry(open, staffName !== null);
  switch (entry.phase) {
    case "held":
      return <StaffLinkScreen visitor="patient" staffName={staffName ?? ""} onEnter={enter} />;
    case "opening":
      return <OpeningScreen />;
    case "cookies-refused":
      return <CookiesRefusedScreen onRetry={enter} />;
    case "refused":
      return <EntryProblem problem={entry.problem} onRetry={enter} />;
    case "open":
      return <VisitFlow initial={entry.opened} signalingUrl={signalingUrl} />;
  }
}

"use client";

import { EntryProblem } from "#components/patient/entry-problem.tsx";
import { PatientScreen } from "#components/patient/patient-screen.tsx";
import { useVisitEntry } from "#components/patient/use-visit-entry.ts";
import { VisitFlow } from "#components/patient/visit-flow.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { PublicConfig } from "#lib/auth/public-config.ts";

export interface PatientVisitProps {
  consultationId: string;
  config: PublicConfig;
  /** The member of staff who is signed in in this browser. */
  staffName: string | null;
}

/** All that a patient ever sees, from the link to the end of the visit: one thing per screen. */
export function PatientVisit({ consultationId, config, staffName }: PatientVisitProps) {
  const { entry, enter } = useVisitEntry(config, consultationId, staffName !== null);
  switch (entry.phase) {
    case "held":
      return (
        <PatientScreen title="This link is for your patient">
          <p>
            You are signed in as {staffName}. Opening the visit as the patient in this browser signs you out
            here. To try it, open the link in a private window.
          </p>
          <a href="/dashboard" className="font-semibold text-accent underline underline-offset-4">
            Back to the dashboard
          </a>
          <Button onClick={enter}>Open as the patient and sign me out</Button>
        </PatientScreen>
      );
    case "opening":
      return (
        <PatientScreen title="Opening your visit">
          <p role="status">One moment, please.</p>
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-14 w-full" />
        </PatientScreen>
      );
    case "refused":
      return <EntryProblem problem={entry.problem} onRetry={enter} />;
    case "open":
      return <VisitFlow initial={entry.consultation} />;
  }
}

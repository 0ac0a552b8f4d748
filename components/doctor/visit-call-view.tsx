"use client";

import { useTranslations } from "use-intl/react";
import { Call } from "#components/call/call.tsx";
import type { CallSession } from "#components/call/call-session.ts";
import { BackToDashboard } from "#components/doctor/back-to-dashboard.tsx";
import { PatientPanel } from "#components/doctor/patient-panel.tsx";
import { EntryTrouble } from "#components/visit/entry-trouble.tsx";
import { useParticipantNames } from "#components/visit/use-participant-names.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { endConsultation } from "#lib/http/api-client.ts";

export interface VisitCallViewProps {
  visit: Consultation;
  session: CallSession;
  trouble: unknown;
  onLeave: () => void;
  onEnded: () => void;
}

export function VisitCallView({ visit, session, trouble, onLeave, onEnded }: VisitCallViewProps) {
  const nameOf = useParticipantNames(visit);
  const t = useTranslations("doctor.patient");

  async function endForEveryone() {
    try {
      await endConsultation(visit.id);
    } finally {
      // Also after a refusal: it may have been ended in another window.
      onEnded();
    }
  }

  return (
    <Call
      session={session}
      capabilities={{ endForEveryone: true }}
      others={nameOf}
      header={<EntryTrouble trouble={trouble} />}
      aside={{ label: t("panel"), content: <PatientPanel visit={visit} /> }}
      afterwards={<BackToDashboard />}
      onLeave={onLeave}
      onEndForEveryone={endForEveryone}
    />
  );
}

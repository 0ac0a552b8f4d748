"use client";

import { useEffect } from "react";
import { Call } from "#components/call/call.tsx";
import type { CallSession } from "#components/call/call-session.ts";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { EntryTrouble } from "#components/visit/entry-trouble.tsx";
import { nameOfParticipant } from "#components/visit/visit-names.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";

export interface CallScreenProps {
  visit: Consultation;
  session: CallSession;
  trouble: unknown;
  onLeave: () => void;
}

export function CallScreen({ visit, session, trouble, onLeave }: CallScreenProps) {
  useEffect(() => {
    void session.join();
  }, [session]);

  return (
    <Call
      session={session}
      others={(identity) => nameOfParticipant(visit, identity)}
      header={<EntryTrouble trouble={trouble} />}
      afterwards={<ClinicPhone clinic={visit.clinic} lead="You can also reach the clinic by phone." />}
      onLeave={onLeave}
    />
  );
}

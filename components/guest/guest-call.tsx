"use client";

import { useEffect } from "react";
import { Call } from "#components/call/call.tsx";
import type { CallSession } from "#components/call/session/call-session.ts";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { EntryTrouble } from "#components/visit/entry-trouble.tsx";
import { useParticipantNames } from "#components/visit/use-participant-names.ts";
import { visitCaptions } from "#components/visit/visit-captions.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface GuestCallProps {
  visit: Consultation;
  session: CallSession;
  trouble: unknown;
  onLeave: () => void;
}

export function GuestCall({ visit, session, trouble, onLeave }: GuestCallProps) {
  const nameOf = useParticipantNames(visit);

  useEffect(() => {
    void session.join();
  }, [session]);

  return (
    <Call
      session={session}
      others={nameOf}
      captions={visitCaptions(visit, { canSet: false })}
      header={<EntryTrouble trouble={trouble} />}
      afterwards={<ClinicPhone clinic={visit.clinic} />}
      onLeave={onLeave}
    />
  );
}

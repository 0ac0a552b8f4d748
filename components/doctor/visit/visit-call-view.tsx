"use client";

import { useTranslations } from "use-intl/react";
import { Call } from "#components/call/call.tsx";
import type { CallSession } from "#components/call/session/call-session.ts";
import { ChatPanel } from "#components/chat/chat-panel.tsx";
import { useChat } from "#components/chat/use-chat.ts";
import { GuestAtDoor, guestKeys } from "#components/doctor/links/guest-at-door.tsx";
import { useGuests } from "#components/doctor/links/use-guests.ts";
import { BackToDashboard } from "#components/doctor/visit/back-to-dashboard.tsx";
import { VisitPanel } from "#components/doctor/visit/visit-panel.tsx";
import { WaitingElsewhere } from "#components/doctor/waiting-alert/waiting-elsewhere.tsx";
import type { VisitNotes } from "#components/notes/use-notes.ts";
import { EntryTrouble } from "#components/visit/entry-trouble.tsx";
import { useParticipantNames } from "#components/visit/use-participant-names.ts";
import { visitCaptions } from "#components/visit/visit-captions.ts";
import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface VisitCallViewProps {
  visit: Consultation;
  notes: VisitNotes;
  session: CallSession;
  trouble: unknown;
  onLeave: () => void;
  onEnded: () => void;
}

export function VisitCallView({ visit, notes, session, trouble, onLeave, onEnded }: VisitCallViewProps) {
  const t = useTranslations("doctor.panel");
  const nameOf = useParticipantNames(visit);
  const guests = useGuests(visit.id);
  const chat = useChat(visit.id, "doctor");
  const tGuests = useTranslations("doctor.guests.keys");

  async function endForEveryone() {
    try {
      await callApi("POST /api/consultations/{id}/end_consultation/", { params: { id: visit.id } });
    } finally {
      // Also after a refusal: it may have been ended in another window.
      onEnded();
    }
  }

  return (
    <Call
      session={session}
      capabilities={{ endForEveryone: true, muteOthers: true }}
      others={nameOf}
      captions={visitCaptions(visit, { canSet: true })}
      header={
        <>
          <EntryTrouble trouble={trouble} />
          <GuestAtDoor guests={guests} />
          <WaitingElsewhere visitId={visit.id} />
        </>
      }
      aside={{
        label: t("label"),
        content: <VisitPanel visit={visit} notes={notes} guests={guests} />,
      }}
      chat={{ unread: chat.unread, content: <ChatPanel chat={chat} /> }}
      pageKeys={[
        { key: guestKeys.admit, label: tGuests("admit") },
        { key: guestKeys.deny, label: tGuests("deny") },
      ]}
      afterwards={<BackToDashboard />}
      onLeave={onLeave}
      onEndForEveryone={endForEveryone}
    />
  );
}

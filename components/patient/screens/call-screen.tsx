"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { Call } from "#components/call/call.tsx";
import type { CallSession } from "#components/call/session/call-session.ts";
import { ChatPanel } from "#components/chat/chat-panel.tsx";
import type { Chat } from "#components/chat/use-chat.ts";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { EntryTrouble } from "#components/visit/entry-trouble.tsx";
import { useParticipantNames } from "#components/visit/use-participant-names.ts";
import { visitCaptions } from "#components/visit/visit-captions.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface CallScreenProps {
  visit: Consultation;
  session: CallSession;
  chat: Chat;
  trouble: unknown;
  onLeave: () => void;
}

export function CallScreen({ visit, session, chat, trouble, onLeave }: CallScreenProps) {
  const t = useTranslations("patient.call");
  const nameOf = useParticipantNames(visit);

  useEffect(() => {
    void session.join();
  }, [session]);

  return (
    <Call
      session={session}
      others={nameOf}
      captions={visitCaptions(visit, { canSet: true })}
      header={<EntryTrouble trouble={trouble} />}
      lastResort={<ClinicPhone clinic={visit.clinic} />}
      afterwards={<ClinicPhone clinic={visit.clinic} lead={t("phone")} />}
      chat={{ unread: chat.unread, content: <ChatPanel chat={chat} /> }}
      onLeave={onLeave}
    />
  );
}

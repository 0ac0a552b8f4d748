"use client";

import { MessageSquareText } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { ChatPanel } from "#components/chat/chat-panel.tsx";
import type { Chat } from "#components/chat/use-chat.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

/** Writing to the clinic while waiting, with what was written before; the call shows the same. */
export function ClinicChat({ visit, chat }: { visit: Consultation; chat: Chat }) {
  const t = useTranslations("patient.messages");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        icon={<MessageSquareText aria-hidden className="size-5 shrink-0" />}
        onClick={() => setIsOpen(true)}
      >
        {t("write")}
        {chat.unread > 0 && <Badge tone="attention">{t("unread", { count: chat.unread })}</Badge>}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        title={t("title")}
        description={t("explanation", { doctor: visit.doctor.name })}
      >
        <ChatPanel chat={chat} />
      </Dialog>
    </>
  );
}

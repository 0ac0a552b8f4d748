"use client";

import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type SubmitEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { isOwn } from "#components/chat/chat-thread.ts";
import type { Chat } from "#components/chat/use-chat.ts";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { useReader } from "#components/language/use-reader.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { TextArea } from "#components/ui/text-area.tsx";
import type { ChatMessage } from "#lib/wire/chat.ts";

/** The server takes no longer ones (lib/wire/chat.ts). */
const maxLength = 4_000;

export interface ChatPanelProps {
  chat: Chat;
  /** The visit is over: what was written is kept, and nothing is added. */
  isClosed?: boolean;
}

/** The messages and a field to write. While it is visible, the other side's messages count as read. */
export function ChatPanel({ chat, isClosed = false }: ChatPanelProps) {
  const t = useTranslations("call.chat");
  const problemText = useProblemText();
  const { messages, unread } = chat;
  const { sending } = chat.draft;
  const end = useRef<HTMLDivElement>(null);
  const count = (messages?.length ?? 0) + (sending === null ? 0 : 1);
  useMarkRead(chat);

  useEffect(() => {
    if (count > 0 && !isClosed) end.current?.scrollIntoView({ block: "end" });
  }, [count, isClosed]);

  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto">
        {chat.hasEarlier && (
          <Button variant="quiet" onClick={() => void chat.loadEarlier()}>
            {t("earlier")}
          </Button>
        )}
        {!messages && chat.problem === null && <p className="text-muted">{t("loading")}</p>}
        {messages && count === 0 && <p className="text-muted">{t("empty")}</p>}
        <ol aria-live="polite" className="mt-auto flex flex-col gap-3">
          {messages?.map((message) => (
            <Message key={message.id} message={message} isOwn={isOwn(message, chat.side)} />
          ))}
        </ol>
        {sending !== null && (
          <div className="flex max-w-[85%] flex-col items-end gap-1 self-end">
            <Bubble isOwn>{sending}</Bubble>
            <p role="status" className="text-sm text-muted">
              {t("sending")}
            </p>
          </div>
        )}
        <div ref={end} data-unread={unread} />
      </div>
      {chat.problem !== null && (
        <Banner tone="attention" title={t("unreachable")}>
          {problemText(chat.problem)}
        </Banner>
      )}
      {!isClosed && <Composer chat={chat} />}
    </div>
  );
}

function useMarkRead({ unread, markRead }: Chat): void {
  const latest = useRef(markRead);
  useEffect(() => {
    latest.current = markRead;
  });

  useEffect(() => {
    if (unread === 0) return;
    const mark = () => {
      // Not marked, it is marked with the next message or look.
      if (document.visibilityState === "visible") latest.current().catch(() => undefined);
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [unread]);
}

function Message({ message, isOwn: isMine }: { message: ChatMessage; isOwn: boolean }) {
  const t = useTranslations("call.chat");
  const { locale } = useReader();
  const time = new Date(message.created_at).toLocaleTimeString(locale, {
    hour: "numeric",
    minute: "2-digit",
  });
  return (
    <li
      className={classNames("flex max-w-[85%] flex-col gap-1", isMine ? "items-end self-end" : "self-start")}
    >
      <p className="text-sm text-muted">
        {isMine ? t("you") : message.sender.name}, <time dateTime={message.created_at}>{time}</time>
      </p>
      <Bubble isOwn={isMine}>{message.message}</Bubble>
      {isMine && message.is_read && <p className="text-sm text-muted">{t("read")}</p>}
    </li>
  );
}

function Bubble({ isOwn: isMine, children }: { isOwn: boolean; children: ReactNode }) {
  return (
    <p
      className={classNames(
        "rounded-2xl px-3 py-2 break-words whitespace-pre-line",
        isMine ? "bg-accent-soft" : "bg-sunken",
      )}
    >
      {children}
    </p>
  );
}

function Composer({ chat }: { chat: Chat }) {
  const t = useTranslations("call.chat");
  const problemText = useProblemText();
  const { text, sending, failure } = chat.draft;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void chat.send();
  }

  return (
    <form
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void chat.send();
      }}
      className="flex flex-col gap-2"
    >
      {failure !== null && (
        <Banner tone="danger" title={t("failed")}>
          {problemText(failure)}
        </Banner>
      )}
      <TextArea
        label={t("message")}
        value={text}
        maxLength={maxLength}
        rows={2}
        required={false}
        onChange={(event) => chat.setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button
        type="submit"
        variant="primary"
        busy={sending !== null}
        icon={<SendHorizontal aria-hidden className="size-5" />}
      >
        {t("send")}
      </Button>
    </form>
  );
}

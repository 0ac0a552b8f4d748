"use client";

import { useState } from "react";
import { type ChatSide, mergeMessages, unreadCount } from "#components/chat/chat-thread.ts";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import type { ChatMessage, MessagePage } from "#lib/chat/schemas.ts";
import { listMessages, listMoreMessages, markMessagesRead, sendMessage } from "#lib/http/chat-client.ts";
import { watchConsultationEvents } from "#lib/http/consultation-events.ts";
import { createLiveResource } from "#lib/http/live-resource.ts";

/** While news does not arrive by itself. */
const pollMs = 5_000;

export interface Chat {
  readonly side: ChatSide;
  /** Oldest first; null until they have been fetched once. */
  readonly messages: readonly ChatMessage[] | null;
  readonly unread: number;
  /** Why the last fetching failed. */
  readonly problem: unknown;
  readonly hasEarlier: boolean;
  readonly draft: string;
  setDraft(text: string): void;
  /** Sends the draft. @throws when it has not arrived; it stays as the draft */
  send(): Promise<void>;
  loadEarlier(): Promise<void>;
  markRead(): Promise<void>;
}

/** What is written in a visit, kept true while it is on the page. The draft outlives the panel that it is written in. */
export function useChat(consultationId: string, side: ChatSide): Chat {
  const [resource] = useState(() =>
    createLiveResource({
      load: () => listMessages(consultationId),
      watch: watchConsultationEvents,
      pollMs,
    }),
  );
  const { data, problem } = useLiveResource(resource);
  const [earlier, setEarlier] = useState<MessagePage | null>(null);
  const [draft, setDraft] = useState({ text: "", key: "" });
  const messages = data && mergeMessages(earlier?.results ?? [], data.results);
  const next = (earlier ?? data)?.next ?? null;

  return {
    side,
    messages,
    unread: messages ? unreadCount(messages, side) : 0,
    problem,
    hasEarlier: next !== null,
    draft: draft.text,
    // A changed text is another message; the same one sent again after a failure is not.
    setDraft: (text) => setDraft({ text, key: crypto.randomUUID() }),
    async send() {
      await sendMessage(consultationId, draft.text.trim(), draft.key);
      setDraft({ text: "", key: "" });
      resource.refresh();
    },
    async loadEarlier() {
      if (next === null) return;
      const page = await listMoreMessages(next);
      setEarlier({
        results: [...(earlier?.results ?? data?.results ?? []), ...page.results],
        next: page.next,
      });
    },
    async markRead() {
      await markMessagesRead(consultationId);
      resource.refresh();
    },
  };
}

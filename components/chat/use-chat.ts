"use client";

import { useState, useSyncExternalStore } from "react";
import { type ChatSide, mergeMessages, unreadCount } from "#components/chat/chat-thread.ts";
import { type DraftState, MessageDraft } from "#components/chat/message-draft.ts";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import { callApi, callNextPage } from "#lib/client/api.ts";
import { watchConsultationEvents } from "#lib/client/consultation-events.ts";
import { createLiveResource } from "#lib/client/live-resource.ts";
import type { ChatMessage, MessagePage } from "#lib/wire/chat.ts";

/** The polling interval while no events arrive. */
const pollMs = 5_000;

export interface Chat {
  readonly side: ChatSide;
  /** Oldest first; null until they have been fetched once. */
  readonly messages: readonly ChatMessage[] | null;
  readonly unread: number;
  /** Why the last fetching failed. */
  readonly problem: unknown;
  readonly hasEarlier: boolean;
  /** The draft: being written, being sent, or failed. */
  readonly draft: DraftState;
  setDraft(text: string): void;
  /** Sends the draft. One that does not arrive is the draft again. */
  send(): Promise<void>;
  loadEarlier(): Promise<void>;
  markRead(): Promise<void>;
}

/** Keeps the messages of a visit current while they are on the page. The draft outlives its panel. */
export function useChat(consultationId: string, side: ChatSide): Chat {
  const [{ draft, thread }] = useState(() => openChat(consultationId, side));
  const { data, problem } = useLiveResource(thread);
  const draftState = useSyncExternalStore(draft.subscribe, draft.getSnapshot, draft.getSnapshot);
  const [earlier, setEarlier] = useState<MessagePage | null>(null);
  const messages = data && mergeMessages([...(earlier?.results ?? []), ...draftState.sent], data.results);
  const next = (earlier ?? data)?.next ?? null;

  return {
    side,
    messages,
    unread: messages ? unreadCount(messages, side) : 0,
    problem,
    hasEarlier: next !== null,
    draft: draftState,
    setDraft: (text) => draft.write(text),
    send: () => draft.send(messages),
    async loadEarlier() {
      if (next === null) return;
      const page = await callNextPage("GET /api/consultations/{id}/chat_messages/", next);
      setEarlier({
        results: [...(earlier?.results ?? data?.results ?? []), ...page.results],
        next: page.next,
      });
    },
    async markRead() {
      await callApi("POST /api/consultations/{id}/mark_messages_read/", { params: { id: consultationId } });
      thread.refresh();
    },
  };
}

function openChat(consultationId: string, side: ChatSide) {
  const draft = new MessageDraft({
    side,
    async deliver(message, idempotencyKey) {
      try {
        return await callApi("POST /api/consultations/{id}/send_message/", {
          params: { id: consultationId },
          body: { message },
          idempotencyKey,
        });
      } finally {
        // Also after a failure: the message may have arrived, and its answer not.
        thread.refresh();
      }
    },
  });
  const thread = createLiveResource({
    async load() {
      const page = await callApi("GET /api/consultations/{id}/chat_messages/", {
        params: { id: consultationId },
      });
      draft.compare(page.results);
      return page;
    },
    watch: watchConsultationEvents,
    pollMs,
  });
  return { draft, thread };
}

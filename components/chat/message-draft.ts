import { type ChatSide, isOwn } from "#components/chat/chat-thread.ts";
import { SnapshotStore } from "#lib/client/snapshot-store.ts";
import type { ChatMessage } from "#lib/wire/chat.ts";

export interface DraftState {
  /** The text in the field. */
  readonly text: string;
  /** The message being sent. It has left the field, so that the next one can be written. */
  readonly sending: string | null;
  /** Why the last one did not arrive, as far as is known: it stands in the field again. */
  readonly failure: unknown;
  /** The messages that the server has confirmed. */
  readonly sent: readonly ChatMessage[];
}

export interface MessageDraftOptions {
  side: ChatSide;
  /** @param key the same for another attempt at the same message */
  deliver: (message: string, key: string) => Promise<ChatMessage>;
}

interface Attempt {
  readonly message: string;
  readonly key: string;
  /** When the newest message of the thread was written; null where the thread was not known. */
  readonly after: string | null;
}

/** Sends one person's messages of one visit in order, over a network that may lose any answer. */
export class MessageDraft {
  readonly #options: MessageDraftOptions;
  readonly #store = new SnapshotStore<DraftState>({ text: "", sending: null, failure: null, sent: [] });
  /** The last one, until it is known to have arrived. */
  #attempt: Attempt | null = null;

  constructor(options: MessageDraftOptions) {
    this.#options = options;
  }

  readonly getSnapshot = () => this.#store.getSnapshot();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  write(text: string): void {
    this.#set({ text, ...(text.trim() === "" && { failure: null }) });
  }

  /**
   * Sends what stands in the field; nothing while another is on its way. A changed text is another message; the same one
   * sent again after a failure is not.
   * @param thread what is written so far, oldest first; null when that is not known
   */
  async send(thread: readonly ChatMessage[] | null): Promise<void> {
    const { text, sending } = this.getSnapshot();
    const message = text.trim();
    if (message === "" || sending !== null) return;
    const attempt =
      this.#attempt?.message === message
        ? this.#attempt
        : { message, key: crypto.randomUUID(), after: thread && (thread.at(-1)?.created_at ?? "") };
    this.#attempt = attempt;
    this.#set({ text: "", sending: message, failure: null });
    try {
      const sent = await this.#options.deliver(message, attempt.key);
      if (this.#attempt !== attempt) return;
      this.#attempt = null;
      this.#set({ sending: null, sent: [...this.getSnapshot().sent, sent] });
    } catch (failure) {
      if (this.#attempt !== attempt) return;
      const since = this.getSnapshot().text;
      this.#set({ text: since === "" ? message : `${message}\n${since}`, sending: null, failure });
    }
  }

  /** A message that stands in the thread has arrived, whatever became of the answer that would have said so. */
  compare(thread: readonly ChatMessage[]): void {
    const attempt = this.#attempt;
    if (!attempt || !thread.some((message) => this.#isOf(attempt, message))) return;
    this.#attempt = null;
    const { text, sending } = this.getSnapshot();
    this.#set({
      text: sending === null ? withoutFirst(attempt.message, text) : text,
      sending: null,
      failure: null,
    });
  }

  /** The same words may have been written before: it is newer than all that there was. */
  #isOf({ message, after }: Attempt, written: ChatMessage): boolean {
    return (
      after !== null &&
      written.created_at > after &&
      written.message === message &&
      isOwn(written, this.#options.side)
    );
  }

  #set(change: Partial<DraftState>): void {
    this.#store.set({ ...this.getSnapshot(), ...change });
  }
}

function withoutFirst(message: string, text: string): string {
  if (text.trim() === message) return "";
  return text.startsWith(`${message}\n`) ? text.slice(message.length + 1) : text;
}

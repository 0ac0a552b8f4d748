import type { ChatMessage } from "#lib/wire/chat.ts";

/** The reader's side. Only messages of the other side can be unread. */
export type ChatSide = "doctor" | "patient";

/** Every message once, oldest first, whichever pages it came with; the newest answer says whether it was read. */
export function mergeMessages(
  earlier: readonly ChatMessage[],
  latest: readonly ChatMessage[],
): readonly ChatMessage[] {
  const byId = new Map([...earlier, ...latest].map((message) => [message.id, message]));
  return [...byId.values()].toSorted(
    (one, other) => one.created_at.localeCompare(other.created_at) || one.id.localeCompare(other.id),
  );
}

export function isOwn(message: ChatMessage, side: ChatSide): boolean {
  return message.is_doctor === (side === "doctor");
}

export function unreadCount(messages: readonly ChatMessage[], side: ChatSide): number {
  return messages.filter((message) => !message.is_read && !isOwn(message, side)).length;
}

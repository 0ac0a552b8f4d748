import { request } from "#lib/client/api-request.ts";
import { ChatMessage, MessagePage, MessagesRead } from "#lib/wire/chat.ts";

/** A visit's messages, as the pages read and write them. They throw as those of lib/client/api-client.ts do. */

/** Newest first. The older ones are at `next`. */
export function listMessages(id: string): Promise<MessagePage> {
  return request("GET", `/api/consultations/${id}/chat_messages/`, MessagePage);
}

/** @param path `next` of the page before */
export function listMoreMessages(path: string): Promise<MessagePage> {
  return request("GET", path, MessagePage);
}

/** @param key the same for a second attempt: a message that had arrived after all is then not written twice. */
export function sendMessage(id: string, message: string, key: string): Promise<ChatMessage> {
  return request("POST", `/api/consultations/${id}/send_message/`, ChatMessage, {
    body: { message },
    idempotencyKey: key,
  });
}

/** Marks all that the other side has written as read. */
export function markMessagesRead(id: string): Promise<MessagesRead> {
  return request("POST", `/api/consultations/${id}/mark_messages_read/`, MessagesRead);
}

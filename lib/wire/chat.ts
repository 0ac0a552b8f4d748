import { roles } from "#lib/wire/consultation.ts";
import * as z from "#lib/wire/zod.ts";

/** The wire format of a visit's messages. Browser-safe. */

const instant = z.iso.datetime({ offset: true });

export const ChatMessage = z.object({
  id: z.uuid(),
  sender: z.object({ id: z.uuid(), name: z.string(), role: z.enum(roles) }),
  message: z.string(),
  created_at: instant,
  is_doctor: z.boolean(),
  /** By the other side. */
  is_read: z.boolean(),
  read_at: instant.nullable(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

const required = "Message content is required";

export const NewMessage = z.strictObject({
  message: z.string(required).trim().min(1, required).max(4000, "A message has at most 4000 characters"),
});
export type NewMessage = z.infer<typeof NewMessage>;

export const MessagesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** The id of a message: those before it. */
  before: z.uuid().optional(),
});
export type MessagesQuery = z.infer<typeof MessagesQuery>;

/** Newest first. `next` is the path and query of the messages before these, null where there are none. */
export const MessagePage = z.object({ results: z.array(ChatMessage), next: z.string().nullable() });
export type MessagePage = z.infer<typeof MessagePage>;

export const MessagesRead = z.object({ messages_marked_read: z.number().int().min(0) });
export type MessagesRead = z.infer<typeof MessagesRead>;

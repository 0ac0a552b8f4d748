import { and, desc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { chatMessages, users } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { authorize, runVisitCommand } from "#lib/domain/visit/command.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import type { ChatMessage, MessagePage, MessagesQuery, MessagesRead } from "#lib/wire/chat.ts";

/** The messages between doctor and patient of one visit. They are part of its record: kept, and never changed. */

export async function listMessages(
  ctx: Context,
  consultationId: string,
  query: MessagesQuery,
): Promise<MessagePage> {
  await authorize(ctx, "readMessages", consultationId);
  // The id of another visit's message matches nothing, so the page is empty.
  const before =
    query.before &&
    sql`(${chatMessages.createdAt}, ${chatMessages.id}) < (
      select created_at, id from chat_messages
      where id = ${query.before} and consultation_id = ${consultationId})`;
  const rows = await selectMessages(
    ctx.db,
    and(eq(chatMessages.consultationId, consultationId), before || undefined),
  )
    .orderBy(desc(chatMessages.createdAt), desc(chatMessages.id))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    results: page.map(toMessage),
    next: last
      ? `/api/consultations/${consultationId}/chat_messages/?limit=${query.limit}&before=${last.message.id}`
      : null,
  };
}

/** @throws wrong_state  the visit is over: its record is closed */
export function sendMessage(ctx: Context, consultationId: string, message: string): Promise<ChatMessage> {
  return runVisitCommand(ctx, consultationId, {
    action: "sendMessage",
    work: async (tx) => {
      const [sent] = await tx
        .insert(chatMessages)
        // Not the transaction's start: of two messages that took turns, the later must be the newer.
        .values({ consultationId, senderId: ctx.actor.userId, message, createdAt: sql`clock_timestamp()` })
        .returning({ id: chatMessages.id });
      const [row] = await selectMessages(tx, eq(chatMessages.id, sent?.id ?? ""));
      if (!row) throw new Error("the message that was just written is missing");
      return { audit: [{ action: "chat.send" }], event: "consultation", result: toMessage(row) };
    },
  });
}

/** Marks the other side's messages as read. Safe to repeat: `read_at` keeps its first value. */
export function markMessagesRead(ctx: Context, consultationId: string): Promise<MessagesRead> {
  return runVisitCommand(ctx, consultationId, {
    action: "markMessagesRead",
    work: async (tx) => {
      const read = await tx
        .update(chatMessages)
        .set({ readAt: sql`clock_timestamp()` })
        .where(
          and(
            eq(chatMessages.consultationId, consultationId),
            ne(chatMessages.senderId, ctx.actor.userId),
            isNull(chatMessages.readAt),
          ),
        )
        .returning({ id: chatMessages.id });
      const result = { messages_marked_read: read.length };
      if (read.length === 0) return { audit: [], event: "none", result };
      const details = { messages: read.length };
      return { audit: [{ action: "chat.mark_read", details }], event: "consultation", result };
    },
  });
}

function selectMessages(db: Executor, where: SQL | undefined) {
  return db
    .select({ message: chatMessages, sender: { id: users.id, name: users.name, role: users.role } })
    .from(chatMessages)
    .innerJoin(users, eq(users.id, chatMessages.senderId))
    .where(where)
    .$dynamic();
}

function toMessage({ message, sender }: Awaited<ReturnType<typeof selectMessages>>[number]): ChatMessage {
  return {
    id: message.id,
    sender,
    message: message.message,
    created_at: message.createdAt.toISOString(),
    is_doctor: sender.role === "doctor",
    is_read: message.readAt !== null,
    read_at: message.readAt?.toISOString() ?? null,
  };
}

import { and, desc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { chatMessages, users } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { requireMay } from "#lib/domain/visit/policy.ts";
import { getForActor, lockConsultation } from "#lib/domain/visit/store.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import type { ChatMessage, MessagePage, MessagesQuery, MessagesRead } from "#lib/wire/chat.ts";

/** The messages between doctor and patient of one visit. They are part of its record: kept, and never changed. */

export async function listMessages(
  ctx: Context,
  consultationId: string,
  query: MessagesQuery,
): Promise<MessagePage> {
  requireMay(ctx.actor, "readMessages", await getForActor(ctx.db, ctx.actor, consultationId));
  // An id of another visit's message finds nothing to come before, and so an empty page.
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
export async function sendMessage(
  ctx: Context,
  consultationId: string,
  message: string,
): Promise<ChatMessage> {
  requireMay(ctx.actor, "sendMessage", await getForActor(ctx.db, ctx.actor, consultationId));
  return ctx.db.transaction(async (tx) => {
    // The lock orders this against the command that ends the visit: nothing is added to a closed record.
    const consultation = await lockConsultation(tx, consultationId);
    requireMay(ctx.actor, "sendMessage", consultation);
    const [sent] = await tx
      .insert(chatMessages)
      // Not the start of the transaction: of two messages sent in turns, the later must be the newer.
      .values({ consultationId, senderId: ctx.actor.userId, message, createdAt: sql`clock_timestamp()` })
      .returning({ id: chatMessages.id });
    await recordAudit(tx, ctx, "chat.send", consultationId);
    await publishChange(tx, consultationId);
    const [row] = await selectMessages(tx, eq(chatMessages.id, sent?.id ?? ""));
    if (!row) throw new Error("a message that was just written is not there");
    return toMessage(row);
  });
}

/** Marks what the other side has written so far as read. Safe to repeat: `read_at` stays that of the first time. */
export async function markMessagesRead(ctx: Context, consultationId: string): Promise<MessagesRead> {
  requireMay(ctx.actor, "markMessagesRead", await getForActor(ctx.db, ctx.actor, consultationId));
  return ctx.db.transaction(async (tx) => {
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
    if (read.length > 0) {
      await recordAudit(tx, ctx, "chat.mark_read", consultationId, { messages: read.length });
      await publishChange(tx, consultationId);
    }
    return { messages_marked_read: read.length };
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

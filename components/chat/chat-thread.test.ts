import { describe, expect, test } from "vitest";
import { mergeMessages, unreadCount } from "#components/chat/chat-thread.ts";
import type { ChatMessage } from "#lib/wire/chat.ts";

function message(id: string, minute: number, change: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id,
    sender: { id: "someone", name: "Someone", role: "patient" },
    message: id,
    created_at: `2026-11-25T08:${String(minute).padStart(2, "0")}:00.000Z`,
    is_doctor: false,
    is_read: false,
    read_at: null,
    ...change,
  };
}

describe("mergeMessages", () => {
  test("puts pages together, oldest first, each message once", () => {
    const merged = mergeMessages([message("b", 2), message("a", 1)], [message("c", 3), message("b", 2)]);
    expect(merged.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  test("believes the newest answer about what was read", () => {
    const [merged] = mergeMessages([message("a", 1)], [message("a", 1, { is_read: true })]);
    expect(merged?.is_read).toBe(true);
  });
});

describe("unreadCount", () => {
  const messages = [
    message("theirs", 1, { is_doctor: true }),
    message("theirs, read", 2, { is_doctor: true, is_read: true }),
    message("own", 3),
  ];

  test("counts what the other side wrote and this side has not seen", () => {
    expect(unreadCount(messages, "patient")).toBe(1);
    expect(unreadCount(messages, "doctor")).toBe(1);
    expect(unreadCount([], "doctor")).toBe(0);
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { MessageDraft } from "#components/chat/message-draft.ts";
import { ServerUnreachable } from "#lib/client/api-problem.ts";
import type { ChatMessage } from "#lib/wire/chat.ts";

function written(message: string, minute: number): ChatMessage {
  return {
    id: `${message} at ${minute}`,
    sender: { id: "patient", name: "Robin Vale", role: "patient" },
    message,
    created_at: `2026-11-25T08:${String(minute).padStart(2, "0")}:00.000Z`,
    is_doctor: false,
    is_read: false,
    read_at: null,
  };
}

/** Records the requests to the server, and answers the last one. */
let asked: { message: string; key: string }[];
let arrive: (message: ChatMessage) => void;
let fail: (problem: unknown) => void;
let draft: MessageDraft;

beforeEach(() => {
  asked = [];
  draft = new MessageDraft({
    side: "patient",
    deliver(message, key) {
      asked.push({ message, key });
      return new Promise((resolve, reject) => {
        arrive = resolve;
        fail = reject;
      });
    },
  });
});

const before = [written("Good morning", 1)];
const lost = new ServerUnreachable("No answer from the server");

describe("while a message is on its way", () => {
  test("the next one can be written, and stays in the field when it has arrived", async () => {
    draft.write(" It hurts here ");
    const sending = draft.send(before);
    expect(draft.getSnapshot()).toMatchObject({ text: "", sending: "It hurts here" });
    draft.write("And here");
    arrive(written("It hurts here", 2));
    await sending;
    expect(draft.getSnapshot()).toMatchObject({ text: "And here", sending: null, failure: null });
    expect(draft.getSnapshot().sent).toEqual([written("It hurts here", 2)]);
  });

  test("none is sent beside it", async () => {
    draft.write("One");
    const sending = draft.send(before);
    draft.write("Two");
    await draft.send(before);
    expect(asked).toHaveLength(1);
    expect(draft.getSnapshot()).toMatchObject({ text: "Two", sending: "One" });
    arrive(written("One", 2));
    await sending;
  });
});

describe("a message that does not arrive", () => {
  test("stands in the field again, and is sent again under the same key", async () => {
    draft.write("It hurts here");
    const sending = draft.send(before);
    fail(lost);
    await sending;
    expect(draft.getSnapshot()).toMatchObject({ text: "It hurts here", sending: null, failure: lost });

    void draft.send(before);
    expect(draft.getSnapshot()).toMatchObject({ sending: "It hurts here", failure: null });
    expect(asked[1]).toEqual(asked[0]);
  });

  test("stands before what was written meanwhile, and is another message with it", async () => {
    draft.write("It hurts here");
    const sending = draft.send(before);
    draft.write("And here");
    fail(lost);
    await sending;
    expect(draft.getSnapshot().text).toBe("It hurts here\nAnd here");
    void draft.send(before);
    expect(asked[1]?.key).not.toBe(asked[0]?.key);
  });

  test("says no more that it failed once the person has taken it out of the field", async () => {
    draft.write("It hurts here");
    const sending = draft.send(before);
    fail(lost);
    await sending;
    draft.write("");
    expect(draft.getSnapshot().failure).toBeNull();
  });
});

describe("a message that stands in the thread, and whose answer is lost", () => {
  test("leaves the field, and what was written after it stays", async () => {
    draft.write("It hurts here");
    const sending = draft.send(before);
    draft.write("And here");
    fail(lost);
    await sending;
    draft.compare([...before, written("It hurts here", 2)]);
    expect(draft.getSnapshot()).toMatchObject({ text: "And here", failure: null });
  });

  test("is on its way no more, and its answer changes nothing when it comes after all", async () => {
    draft.write("It hurts here");
    const sending = draft.send(before);
    draft.write("It hurts here");
    draft.compare([...before, written("It hurts here", 2)]);
    expect(draft.getSnapshot()).toMatchObject({ text: "It hurts here", sending: null });
    fail(lost);
    await sending;
    expect(draft.getSnapshot()).toMatchObject({ text: "It hurts here", failure: null });
    void draft.send(before);
    expect(asked[1]?.key).not.toBe(asked[0]?.key);
  });

  test.each([
    ["the same words were written before", [written("Yes", 0), written("Yes", 1)]],
    ["the other side wrote the same", [{ ...written("Yes", 2), is_doctor: true }]],
    ["other words are new", [written("No", 2)]],
  ])("is not taken for one that failed when %s", async (_, thread) => {
    draft.write("Yes");
    const sending = draft.send([written("Yes", 1)]);
    fail(lost);
    await sending;
    draft.compare(thread);
    expect(draft.getSnapshot()).toMatchObject({ text: "Yes", failure: lost });
  });

  test("is not looked for in a thread that was unknown when it was sent", async () => {
    draft.write("Yes");
    const sending = draft.send(null);
    fail(lost);
    await sending;
    draft.compare([written("Yes", 1)]);
    expect(draft.getSnapshot()).toMatchObject({ text: "Yes", failure: lost });
  });
});

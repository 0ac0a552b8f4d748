import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { KeptDraft } from "#components/notes/notes-drafts.ts";
import { NotesKeeper } from "#components/notes/notes-keeper.ts";
import { ApiProblem, ServerUnreachable } from "#lib/client/api-problem.ts";
import type { Notes, WriteNotes } from "#lib/wire/notes.ts";

/** The server's part: one text with its revision, as lib/domain/notes/notes.ts keeps it. */
class Server {
  notes: Notes = { text: "", revision: 0, updated_at: null };
  failure: Error | null = null;

  readonly read = async (): Promise<Notes> => this.notes;

  readonly write = async ({ text, revision }: WriteNotes): Promise<Notes> => {
    if (this.failure) throw this.failure;
    if (text === this.notes.text) return this.notes;
    if (revision !== this.notes.revision) {
      throw new ApiProblem(409, { type: "/problems/notes-changed", title: "", current: this.notes });
    }
    this.notes = { text, revision: revision + 1, updated_at: "2026-11-25T10:00:00.000Z" };
    return this.notes;
  };
}

/** Node has no storage of a browser's kind. */
class MemoryStorage {
  readonly entries = new Map<string, string>();
  getItem = (key: string) => this.entries.get(key) ?? null;
  setItem = (key: string, value: string) => void this.entries.set(key, value);
  removeItem = (key: string) => void this.entries.delete(key);
}

let server: Server;
let storage: MemoryStorage;
let orphans: KeptDraft[];

function openTab(draftKey = "draft"): NotesKeeper {
  const keeper = new NotesKeeper({
    doctorId: "doctor",
    draftKey,
    read: server.read,
    write: server.write,
    orphans: async () => orphans,
  });
  keeper.open();
  return keeper;
}

const statusOf = (keeper: NotesKeeper) => keeper.getSnapshot().status;
const pause = () => vi.advanceTimersByTimeAsync(1_000);

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  storage = new MemoryStorage();
  orphans = [];
  vi.stubGlobal("localStorage", storage);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("notes", () => {
  test("save themselves after a pause, and leave no draft behind", async () => {
    const keeper = openTab();
    await vi.waitFor(() => expect(statusOf(keeper)).toBe("saved"));
    keeper.edit("Rash");
    expect(storage.entries.get("draft")).toContain("Rash");
    keeper.edit("Rash since Monday");
    expect(server.notes.revision).toBe(0);
    await pause();
    expect(server.notes).toMatchObject({ text: "Rash since Monday", revision: 1 });
    expect(statusOf(keeper)).toBe("saved");
    expect(storage.entries.size).toBe(0);
  });

  test("keep what is typed while they are being saved", async () => {
    const keeper = openTab();
    await vi.waitFor(() => expect(statusOf(keeper)).toBe("saved"));
    keeper.edit("One");
    keeper.flush();
    keeper.edit("One, two");
    await pause();
    expect(server.notes).toMatchObject({ text: "One, two", revision: 2 });
    expect(statusOf(keeper)).toBe("saved");
  });

  test("are kept as a draft while the server is away, and saved once it is back", async () => {
    const keeper = openTab();
    await vi.waitFor(() => expect(statusOf(keeper)).toBe("saved"));
    server.failure = new ServerUnreachable("away");
    keeper.edit("Fever");
    await pause();
    expect(statusOf(keeper)).toBe("waiting");
    expect(storage.entries.get("draft")).toContain("Fever");
    server.failure = null;
    await keeper.refresh();
    expect(server.notes.text).toBe("Fever");
    expect(storage.entries.size).toBe(0);
  });

  test("leave nothing in the browser once somebody has signed out, and are still there to be saved", async () => {
    const keeper = openTab();
    await vi.waitFor(() => expect(statusOf(keeper)).toBe("saved"));
    server.failure = new ApiProblem(401, { type: "/problems/unauthenticated", title: "" });
    keeper.edit("Fever");
    await pause();
    expect(statusOf(keeper)).toBe("signed-out");
    keeper.edit("Fever since Monday");
    expect(storage.entries.size).toBe(0);
    server.failure = null;
    await pause();
    expect(server.notes.text).toBe("Fever since Monday");
  });

  test("keep the draft where the session has merely run out", async () => {
    const keeper = openTab();
    await vi.waitFor(() => expect(statusOf(keeper)).toBe("saved"));
    server.failure = new ApiProblem(401, { type: "/problems/session-idle", title: "" });
    keeper.edit("Fever");
    await pause();
    expect(storage.entries.get("draft")).toContain("Fever");
  });
});

describe("two tabs", () => {
  async function conflict() {
    const [one, other] = [openTab("one"), openTab("other")];
    await vi.waitFor(() => expect([statusOf(one), statusOf(other)]).toEqual(["saved", "saved"]));
    one.edit("From one");
    await pause();
    other.edit("From the other");
    await pause();
    expect(other.getSnapshot()).toMatchObject({
      status: "conflict",
      text: "From the other",
      theirs: "From one",
    });
    expect(server.notes.text).toBe("From one");
    return other;
  }

  test.each([
    ["mine", "From the other"],
    ["theirs", "From one"],
    ["both", "From one\n\nFrom the other"],
  ] as const)("never overwrite each other: the person chooses %s", async (choice, text) => {
    const other = await conflict();
    other.merge(choice);
    await pause();
    expect(server.notes.text).toBe(text);
    expect(other.getSnapshot()).toMatchObject({ status: "saved", text });
    expect(storage.entries.has("other")).toBe(false);
  });

  test("show what the other has saved when one comes back to them", async () => {
    const [one, other] = [openTab("one"), openTab("other")];
    await vi.waitFor(() => expect([statusOf(one), statusOf(other)]).toEqual(["saved", "saved"]));
    one.edit("From one");
    await pause();
    await other.refresh();
    expect(other.getSnapshot()).toMatchObject({ status: "saved", text: "From one" });
  });
});

describe("the draft of a tab that is gone", () => {
  const draft = { key: "gone", doctorId: "doctor", text: "Unsaved", writtenAt: 1 };

  test("is taken up and saved", async () => {
    orphans = [{ ...draft, revision: 0 }];
    const keeper = openTab();
    await vi.waitFor(() => expect(server.notes.text).toBe("Unsaved"));
    expect(keeper.getSnapshot()).toMatchObject({ status: "saved", text: "Unsaved" });
  });

  test("is compared where there are newer notes", async () => {
    server.notes = { text: "Newer", revision: 3, updated_at: null };
    orphans = [{ ...draft, revision: 2 }];
    const keeper = openTab();
    await vi.waitFor(() => expect(statusOf(keeper)).toBe("conflict"));
    expect(keeper.getSnapshot()).toMatchObject({ text: "Unsaved", theirs: "Newer" });
    expect(server.notes.text).toBe("Newer");
  });
});

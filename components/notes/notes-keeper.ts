import { forgetDraft, type KeptDraft, keepDraft } from "#components/notes/notes-drafts.ts";
import { ApiProblem, isProblem, isSignedOut } from "#lib/client/api-problem.ts";
import { SnapshotStore } from "#lib/client/snapshot-store.ts";
import type { Notes, WriteNotes } from "#lib/wire/notes.ts";
import { hasShape } from "#lib/wire/shape.ts";

/**
 * loading: not read yet, nothing can be written · saved · unsaved: a pause in the typing is waited for · saving ·
 * waiting: the network or the server is away, it is tried again · conflict: there are other notes by now, the person
 * decides · signed-out: nobody is signed in any more
 */
export type NotesStatus = "loading" | "saved" | "unsaved" | "saving" | "waiting" | "conflict" | "signed-out";

export interface NotesState {
  readonly text: string;
  readonly status: NotesStatus;
  /** The server's version, while the person decides. */
  readonly theirs: string | null;
  /** When they were last written. */
  readonly savedAt: string | null;
}

export type Merge = "mine" | "theirs" | "both";

export interface NotesKeeperOptions {
  doctorId: string;
  /** Under which the draft of this tab is kept. */
  draftKey: string;
  read: () => Promise<Notes>;
  write: (notes: WriteNotes) => Promise<Notes>;
  /** Drafts of tabs that are gone. */
  orphans: () => Promise<KeptDraft[]>;
}

/** A pause in the typing. */
const pauseMs = 1_000;
const retryMs = 5_000;

/**
 * The notes of one visit in one tab, which save themselves. Nothing is ever overwritten unseen: each text is written on
 * top of the revision that it was made from, and where there is a newer one the person decides.
 */
export class NotesKeeper {
  readonly #options: NotesKeeperOptions;
  readonly #store = new SnapshotStore<NotesState>({
    text: "",
    status: "loading",
    theirs: null,
    savedAt: null,
  });
  /** The version that the text in the field was made from. */
  #base: Notes | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWriting = false;
  #isReading = false;
  #isOpen = false;

  constructor(options: NotesKeeperOptions) {
    this.#options = options;
  }

  readonly getSnapshot = () => this.#store.getSnapshot();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  /** @returns how to close it. A draft stays kept then: another tab, or this one the next time, takes it up. */
  open(): () => void {
    this.#isOpen = true;
    void this.refresh();
    return () => {
      this.flush();
      this.#isOpen = false;
      clearTimeout(this.#timer);
    };
  }

  /** Reads what there is, and takes up what a tab that is gone could not save. Again on return to the tab. */
  async refresh(): Promise<void> {
    const { status } = this.getSnapshot();
    if (this.#isReading || this.#isWriting) return;
    if (status === "unsaved" || status === "waiting" || status === "signed-out") return this.#save();
    if (status === "conflict") return;
    this.#isReading = true;
    try {
      const notes = await this.#options.read();
      const [draft] = status === "loading" ? await this.#options.orphans() : [];
      // Typed into while it was read: what was typed is saved on top of what was known before, and so compared.
      if (this.getSnapshot().status === status) this.#take(notes, draft);
    } catch {
      if (status === "loading") this.#later(retryMs, () => this.refresh());
    } finally {
      this.#isReading = false;
    }
  }

  edit(text: string): void {
    const { status } = this.getSnapshot();
    if (status === "loading" || status === "conflict" || !this.#base) return;
    this.#set({ text, status: status === "waiting" || status === "signed-out" ? status : "unsaved" });
    this.#keep();
    this.#later(pauseMs, () => this.#save());
  }

  /** Saves now what a pause is waited for. */
  flush(): void {
    if (this.getSnapshot().status === "unsaved") void this.#save();
  }

  /** Ends a conflict. `both` keeps both texts, theirs first, for the person to go on with. */
  merge(choice: Merge): void {
    const { text, theirs, status } = this.getSnapshot();
    if (status !== "conflict" || theirs === null) return;
    const merged = { mine: text, theirs, both: `${theirs}\n\n${text}` }[choice];
    this.#set({ text: merged, status: "unsaved", theirs: null });
    this.#keep();
    void this.#save();
  }

  #take(notes: Notes, draft: KeptDraft | undefined): void {
    if (!draft || draft.text === notes.text) {
      if (draft) forgetDraft(draft.key);
      this.#accept(notes);
      return;
    }
    this.#base = draft.revision === notes.revision ? notes : { ...notes, revision: draft.revision };
    this.#set({ text: draft.text, status: "unsaved", savedAt: notes.updated_at });
    this.#keep();
    forgetDraft(draft.key);
    void this.#save();
  }

  /** The server has the text that is in the field. */
  #accept(notes: Notes): void {
    this.#base = notes;
    forgetDraft(this.#options.draftKey);
    this.#set({ text: notes.text, status: "saved", theirs: null, savedAt: notes.updated_at });
  }

  async #save(): Promise<void> {
    const base = this.#base;
    if (!base || this.#isWriting || this.getSnapshot().status === "conflict") return;
    clearTimeout(this.#timer);
    const { text } = this.getSnapshot();
    this.#isWriting = true;
    this.#set({ status: "saving" });
    try {
      this.#onWritten(await this.#options.write({ text, revision: base.revision }));
    } catch (error) {
      this.#onFailure(error);
    } finally {
      this.#isWriting = false;
    }
    if (this.getSnapshot().status === "unsaved") this.#later(pauseMs, () => this.#save());
  }

  #onWritten(notes: Notes): void {
    // Typed on meanwhile: that goes on top of what was just written.
    if (this.getSnapshot().text === notes.text) {
      this.#accept(notes);
      return;
    }
    this.#base = notes;
    this.#set({ status: "unsaved", savedAt: notes.updated_at });
    this.#keep();
  }

  #onFailure(error: unknown): void {
    const theirs = newerNotes(error);
    if (theirs) {
      this.#base = theirs;
      this.#set({ status: "conflict", theirs: theirs.text, savedAt: theirs.updated_at });
      return;
    }
    const signedOut = isSignedOut(error);
    this.#set({ status: signedOut ? "signed-out" : "waiting" });
    // Signed out by hand, and not by the clock: then nothing of a patient may stay behind in the browser.
    if (isProblem(error, "unauthenticated")) forgetDraft(this.#options.draftKey);
    this.#later(retryMs, () => this.#save());
  }

  #keep(): void {
    const { text, status } = this.getSnapshot();
    if (status === "signed-out" || !this.#base) return;
    const { revision } = this.#base;
    keepDraft(this.#options.draftKey, {
      doctorId: this.#options.doctorId,
      text,
      revision,
      writtenAt: Date.now(),
    });
  }

  #later(delayMs: number, act: () => Promise<void>): void {
    clearTimeout(this.#timer);
    if (this.#isOpen) this.#timer = setTimeout(() => void act(), delayMs);
  }

  #set(change: Partial<NotesState>): void {
    this.#store.set({ ...this.getSnapshot(), ...change });
  }
}

/** The notes that somebody wrote meanwhile, out of the refusal to replace them. */
function newerNotes(error: unknown): Notes | null {
  if (!(error instanceof ApiProblem) || !isProblem(error, "notes-changed")) return null;
  const { current } = error;
  if (!hasShape(current, { text: "string", revision: "number" })) return null;
  const updatedAt = "updated_at" in current ? current.updated_at : null;
  return {
    text: current.text,
    revision: current.revision,
    updated_at: typeof updatedAt === "string" ? updatedAt : null,
  };
}

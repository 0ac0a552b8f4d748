import { forgetText, keepText, keptKeys, keptText } from "#components/ui/kept-text.ts";
import { hasShape } from "#lib/wire/shape.ts";

/**
 * What was written and is not saved yet, kept in this browser so that neither a lost network nor a closed tab loses it.
 * It speaks of a patient: it goes as soon as it is saved, with the sign-out, and when somebody else signs in here.
 */

export interface NotesDraft {
  doctorId: string;
  text: string;
  /** The revision that the draft was made from. */
  revision: number;
  writtenAt: number;
}

export interface KeptDraft extends NotesDraft {
  key: string;
}

const prefix = "panacare.notes.";

/** The draft of one visit in one tab. Two tabs that write at once keep their own drafts. */
export function draftKey(consultationId: string, tabId: string): string {
  return `${prefix}${consultationId}.${tabId}`;
}

/** Where the browser cannot, the text is kept by the page alone, which goes on saving it. */
export function keepDraft(key: string, draft: NotesDraft): void {
  keepText("browser", key, JSON.stringify(draft));
}

export function forgetDraft(key: string): void {
  forgetText("browser", key);
}

/** Drafts of the visit that no open tab keeps any more, newest first. */
export async function orphanedDrafts(consultationId: string): Promise<KeptDraft[]> {
  const { held = [] } = await navigator.locks.query();
  const owned = new Set(held.map(({ name }) => name));
  return draftKeys(`${prefix}${consultationId}.`)
    .filter((key) => !owned.has(key))
    .flatMap(readDraft)
    .toSorted((a, b) => b.writtenAt - a.writtenAt);
}

/** Says to other tabs that the draft has an owner, until the signal. The browser ends it with the tab, however that ends. */
export function ownDraft(key: string, signal: AbortSignal): void {
  const untilTheEnd = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  void navigator.locks.request(key, () => untilTheEnd);
}

export function forgetAllDrafts(): void {
  for (const key of draftKeys(prefix)) forgetDraft(key);
}

/** A shared computer: what another doctor could not save is not for this one. */
export function forgetDraftsOfOthers(doctorId: string): void {
  for (const draft of draftKeys(prefix).flatMap(readDraft)) {
    if (draft.doctorId !== doctorId) forgetDraft(draft.key);
  }
}

function draftKeys(start: string): string[] {
  return keptKeys("browser").filter((key) => key.startsWith(start));
}

function readDraft(key: string): KeptDraft[] {
  const draft = parseDraft(keptText("browser", key) ?? "");
  if (draft) return [{ ...draft, key }];
  forgetDraft(key);
  return [];
}

/** @returns null for a draft that another version of this page wrote */
function parseDraft(text: string): NotesDraft | null {
  try {
    const draft: unknown = JSON.parse(text);
    const isDraft = hasShape(draft, {
      doctorId: "string",
      text: "string",
      revision: "number",
      writtenAt: "number",
    });
    return isDraft ? draft : null;
  } catch {
    return null;
  }
}

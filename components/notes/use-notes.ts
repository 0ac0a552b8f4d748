"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { draftKey, orphanedDrafts, ownDraft } from "#components/notes/notes-drafts.ts";
import { NotesKeeper, type NotesState } from "#components/notes/notes-keeper.ts";
import { callApi } from "#lib/client/api.ts";

export interface VisitNotes {
  keeper: NotesKeeper;
  state: NotesState;
}

export interface UseNotesOptions {
  consultationId: string;
  /** The signed-in user. */
  userId: string;
  /** Once it is known that this user may. */
  isEnabled: boolean;
}

/** The doctor's notes on a visit for as long as its page is open, whether they are looked at or not. */
export function useNotes({ consultationId, userId, isEnabled }: UseNotesOptions): VisitNotes {
  const [key] = useState(() => draftKey(consultationId, crypto.randomUUID()));
  const [keeper] = useState(
    () =>
      new NotesKeeper({
        doctorId: userId,
        draftKey: key,
        read: () => callApi("GET /api/consultations/{id}/notes/", { params: { id: consultationId } }),
        write: (notes) =>
          callApi("PUT /api/consultations/{id}/notes/", { params: { id: consultationId }, body: notes }),
        orphans: () => orphanedDrafts(consultationId),
      }),
  );

  useEffect(() => {
    if (!isEnabled) return;
    const lifetime = new AbortController();
    const { signal } = lifetime;
    const onVisibility = () => {
      if (document.visibilityState === "visible") void keeper.refresh();
      else keeper.flush();
    };
    ownDraft(key, signal);
    document.addEventListener("visibilitychange", onVisibility, { signal });
    window.addEventListener("focus", () => void keeper.refresh(), { signal });
    window.addEventListener("online", () => void keeper.refresh(), { signal });
    const close = keeper.open();
    return () => {
      close();
      lifetime.abort();
    };
  }, [keeper, key, isEnabled]);

  const state = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot, keeper.getSnapshot);
  return { keeper, state };
}

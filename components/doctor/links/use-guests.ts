"use client";

import { useState } from "react";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import { callApi } from "#lib/client/api.ts";
import { watchConsultationEvents } from "#lib/client/consultation-events.ts";
import { createLiveResource } from "#lib/client/live-resource.ts";
import type { Guest, GuestList } from "#lib/wire/guest.ts";

const pollMs = 5_000;

export type GuestDecision = "admit" | "deny" | "remove";

export interface VisitGuests {
  /** null while they are not read */
  all: readonly Guest[] | null;
  /** At the door at this moment, first come first. */
  atTheDoor: readonly Guest[];
  /** Why they could not be read, or the last decision did not work. */
  problem: unknown;
  decide(guest: Guest, decision: GuestDecision): Promise<void>;
  refresh(): void;
}

const decisionCalls = {
  admit: "POST /api/consultations/{id}/guests/{guest_id}/admit/",
  deny: "POST /api/consultations/{id}/guests/{guest_id}/deny/",
  remove: "DELETE /api/consultations/{id}/guests/{guest_id}/",
} as const;

/** A visit's guests, kept true. */
export function useGuests(consultationId: string): VisitGuests {
  const [resource] = useState(() =>
    createLiveResource<GuestList>({
      load: () => callApi("GET /api/consultations/{id}/guests/", { params: { id: consultationId } }),
      watch: watchConsultationEvents,
      pollMs,
    }),
  );
  const { data, problem } = useLiveResource(resource);
  const [refusal, setRefusal] = useState<unknown>(null);
  const all = data?.results ?? null;
  return {
    all,
    atTheDoor: (all ?? [])
      .filter(({ status, waiting_since: since }) => status === "waiting" && since !== null)
      .toSorted((a, b) => Date.parse(a.waiting_since ?? "") - Date.parse(b.waiting_since ?? "")),
    problem: refusal ?? problem,
    async decide(guest, decision) {
      setRefusal(null);
      try {
        await callApi(decisionCalls[decision], { params: { id: consultationId, guest_id: guest.id } });
      } catch (error) {
        setRefusal(error);
      }
      resource.refresh();
    },
    refresh: resource.refresh,
  };
}

"use client";

import { useState } from "react";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import { watchConsultationEvents } from "#lib/client/consultation-events.ts";
import { admitGuest, denyGuest, listGuests, removeGuest } from "#lib/client/guest-client.ts";
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

const decisions = { admit: admitGuest, deny: denyGuest, remove: removeGuest };

/** A visit's guests, kept true. */
export function useGuests(consultationId: string): VisitGuests {
  const [resource] = useState(() =>
    createLiveResource<GuestList>({
      load: () => listGuests(consultationId),
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
        await decisions[decision](consultationId, guest.id);
      } catch (error) {
        setRefusal(error);
      }
      resource.refresh();
    },
    refresh: resource.refresh,
  };
}

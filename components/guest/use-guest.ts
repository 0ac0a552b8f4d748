"use client";

import { useMemo } from "react";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import { callApi } from "#lib/client/api.ts";
import { watchConsultationEvents } from "#lib/client/consultation-events.ts";
import { createLiveResource, type LiveState } from "#lib/client/live-resource.ts";
import type { Consultation } from "#lib/wire/consultation.ts";
import type { Guest } from "#lib/wire/guest.ts";

/** Two of these may get lost before the guest no longer counts as waiting (timeline.waitingLeaseSeconds). */
const signOfLifeMs = 5_000;

export interface GuestSight {
  guest: Guest;
  /** Once they are admitted; nothing of it is theirs to see before. */
  visit: Consultation | null;
}

/** What the guest may know, kept true. Each reading also says that they are still there. */
export function useGuest(initial: Guest): LiveState<GuestSight> {
  const { id, consultation_id: consultationId } = initial;
  const resource = useMemo(
    () =>
      createLiveResource({
        load: async (): Promise<GuestSight> => {
          const guest = await callApi("POST /api/consultations/{id}/guests/{guest_id}/waiting/", {
            params: { id: consultationId, guest_id: id },
          });
          return {
            guest,
            visit:
              guest.status === "admitted"
                ? await callApi("GET /api/consultations/{id}/", { params: { id: consultationId } })
                : null,
          };
        },
        watch: watchConsultationEvents,
        pollMs: signOfLifeMs,
        pollWhileLiveMs: signOfLifeMs,
      }),
    [consultationId, id],
  );
  return useLiveResource(resource);
}

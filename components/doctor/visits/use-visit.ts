"use client";

import { useState } from "react";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import { callApi } from "#lib/client/api.ts";
import { watchConsultationEvents } from "#lib/client/consultation-events.ts";
import { createLiveResource, type LiveState } from "#lib/client/live-resource.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

const pollMs = 10_000;

/** One visit, kept true. */
export function useVisit(id: string): LiveState<Consultation> & { refresh: () => void } {
  const [resource] = useState(() =>
    createLiveResource({
      load: () => callApi("GET /api/consultations/{id}/", { params: { id } }),
      watch: watchConsultationEvents,
      pollMs,
    }),
  );
  return { ...useLiveResource(resource), refresh: resource.refresh };
}

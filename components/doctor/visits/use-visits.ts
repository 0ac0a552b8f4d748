"use client";

import { useState } from "react";
import { loadVisits } from "#components/doctor/visits/load-visits.ts";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import { watchConsultationEvents } from "#lib/client/consultation-events.ts";
import { createLiveResource, type LiveState } from "#lib/client/live-resource.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

const pollMs = 10_000;

/** The signed-in user's visits, kept true. */
export function useVisits(): LiveState<Consultation[]> & { refresh: () => void } {
  const [resource] = useState(() =>
    createLiveResource({ load: () => loadVisits(), watch: watchConsultationEvents, pollMs }),
  );
  return { ...useLiveResource(resource), refresh: resource.refresh };
}

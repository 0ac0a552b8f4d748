"use client";

import { useState } from "react";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { getConsultation } from "#lib/http/api-client.ts";
import { watchConsultationEvents } from "#lib/http/consultation-events.ts";
import { createLiveResource, type LiveState } from "#lib/http/live-resource.ts";

const pollMs = 10_000;

/** One visit, kept true. */
export function useVisit(id: string): LiveState<Consultation> & { refresh: () => void } {
  const [resource] = useState(() =>
    createLiveResource({ load: () => getConsultation(id), watch: watchConsultationEvents, pollMs }),
  );
  return { ...useLiveResource(resource), refresh: resource.refresh };
}

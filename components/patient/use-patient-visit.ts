"use client";

import { useEffect, useMemo, useRef } from "react";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { getConsultation, stopWaiting, waitForConsultation } from "#lib/http/api-client.ts";
import { watchConsultationEvents } from "#lib/http/consultation-events.ts";
import { createLiveResource, type LiveState } from "#lib/http/live-resource.ts";

/** Two of these may get lost before the place in the waiting room is (12 s). */
const signOfLifeMs = 5_000;
const pollMs = 10_000;

/**
 * The patient's visit, kept true. While they are ready and the doctor has not started, each reading also says that they
 * are still there.
 */
export function usePatientVisit(initial: Consultation, isReady: boolean): LiveState<Consultation> {
  const latest = useRef(initial);
  const { id } = initial;
  const resource = useMemo(() => {
    const load = async () => {
      const isWaiting = isReady && latest.current.status === "scheduled";
      latest.current = await (isWaiting ? waitForConsultation(id) : getConsultation(id));
      return latest.current;
    };
    return createLiveResource({
      initial: latest.current,
      load,
      watch: watchConsultationEvents,
      ...(isReady ? { pollMs: signOfLifeMs, pollWhileLiveMs: signOfLifeMs } : { pollMs }),
    });
  }, [id, isReady]);

  useEffect(() => {
    if (!isReady) return;
    const leave = () => {
      // Unheard, it is made good for by the end of the lease.
      stopWaiting(id).catch(() => {});
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [id, isReady]);

  return useLiveResource(resource);
}

"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { getConsultation, stopWaiting, waitForConsultation } from "#lib/http/api-client.ts";
import { ApiProblem } from "#lib/http/api-problem.ts";
import { watchConsultationEvents } from "#lib/http/consultation-events.ts";
import { createLiveResource, type LiveState } from "#lib/http/live-resource.ts";

/** Two of these may get lost before the place in the waiting room is (12 s). */
const signOfLifeMs = 5_000;
const pollMs = 10_000;

export interface PatientVisit extends LiveState<Consultation> {
  /** Another tab or device has the place in the waiting room. This one does not take it back by itself. */
  isElsewhere: boolean;
  /** Takes the place to this tab, or asks again after having been turned away. */
  takePlace: () => void;
  refresh: () => void;
}

/**
 * The patient's visit, kept true. While they are ready and the doctor has not started, each reading also says that they
 * are still there.
 */
export function usePatientVisit(initial: Consultation, isReady: boolean): PatientVisit {
  const { id } = initial;
  const latest = useRef(initial);
  const [placeId] = useState(() => crypto.randomUUID());
  const [isElsewhere, setIsElsewhere] = useState(false);
  /** Said with the next sign of life: the person has just come to this tab, or wants the visit here. */
  const takes = useRef(true);

  const resource = useMemo(() => {
    const sayHere = async () => {
      const visit = await waitForConsultation(id, { place_id: placeId, take: takes.current });
      takes.current = false;
      return visit;
    };
    const load = async () => {
      const isWaiting = isReady && !isElsewhere && latest.current.status === "scheduled";
      try {
        latest.current = await (isWaiting ? sayHere() : getConsultation(id));
      } catch (error) {
        if (!isOpenedElsewhere(error)) throw error;
        setIsElsewhere(true);
      }
      return latest.current;
    };
    return createLiveResource({
      initial: latest.current,
      load,
      watch: watchConsultationEvents,
      ...(isReady ? { pollMs: signOfLifeMs, pollWhileLiveMs: signOfLifeMs } : { pollMs }),
    });
  }, [id, isReady, isElsewhere, placeId]);

  useEffect(() => {
    if (!isReady || isElsewhere) return;
    const leave = () => {
      // Unheard, it is made good for by the end of the lease.
      stopWaiting(id, placeId).catch(() => {});
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      takes.current = true;
      leave();
    };
  }, [id, isReady, isElsewhere, placeId]);

  return {
    ...useLiveResource(resource),
    isElsewhere,
    refresh: resource.refresh,
    takePlace: () => {
      takes.current = true;
      setIsElsewhere(false);
      resource.refresh();
    },
  };
}

function isOpenedElsewhere(error: unknown): boolean {
  return error instanceof ApiProblem && error.type === "/problems/opened-elsewhere";
}

"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { createWaitingPlace } from "#components/patient/waiting/waiting-place.ts";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import { callApi } from "#lib/client/api.ts";
import { isProblem } from "#lib/client/api-problem.ts";
import { watchConsultationEvents } from "#lib/client/consultation-events.ts";
import { createLiveResource, type LiveState } from "#lib/client/live-resource.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** Two of these may get lost before the place in the waiting room is (timeline.waitingLeaseSeconds). */
const signOfLifeMs = 5_000;
const pollMs = 10_000;

export interface LiveVisit extends LiveState<Consultation> {
  /** Another tab or device has the place in the waiting room. This tab takes it back only when asked. */
  isElsewhere: boolean;
  /** Takes the place to this tab, or asks again after having been turned away. */
  takePlace: () => void;
  refresh: () => void;
}

/**
 * The patient's visit, kept true. While they are ready and the doctor has not started, each reading also says that they
 * are still there.
 */
export function useLiveVisit(initial: Consultation, isReady: boolean): LiveVisit {
  const { id } = initial;
  const latest = useRef(initial);
  const [place] = useState(createWaitingPlace);
  const [isElsewhere, setIsElsewhere] = useState(false);

  const resource = useMemo(() => {
    const load = async () => {
      const isWaiting = isReady && !isElsewhere && latest.current.status === "scheduled";
      try {
        latest.current = await (isWaiting
          ? place.sayHere(id)
          : callApi("GET /api/consultations/{id}/", { params: { id } }));
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
  }, [id, isReady, isElsewhere, place]);

  useEffect(() => {
    if (!isReady || isElsewhere) return;
    const leave = () => place.leave(id);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      place.claim();
      leave();
    };
  }, [id, isReady, isElsewhere, place]);

  return {
    ...useLiveResource(resource),
    isElsewhere,
    refresh: resource.refresh,
    takePlace: () => {
      place.claim();
      setIsElsewhere(false);
      resource.refresh();
    },
  };
}

function isOpenedElsewhere(error: unknown): boolean {
  return isProblem(error, "opened-elsewhere");
}

"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { enterVisit, takeSecret } from "#components/patient/enter-visit.ts";
import type { PublicConfig } from "#lib/auth/public-config.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";

export type VisitEntry =
  /** The link would sign out the member of staff who uses this browser: they decide. */
  | { phase: "held" }
  | { phase: "opening" }
  | { phase: "open"; consultation: Consultation }
  | { phase: "refused"; problem: unknown };

/** The way from the join link into the visit. `enter` begins it after "held" and tries again after "refused". */
export function useVisitEntry(
  config: PublicConfig,
  consultationId: string,
  isHeld: boolean,
): { entry: VisitEntry; enter: () => void } {
  const [entry, setEntry] = useState<VisitEntry>({ phase: isHeld ? "held" : "opening" });
  /** undefined: not yet taken out of the address. It is taken once, however often React runs an effect. */
  const secret = useRef<string | null | undefined>(undefined);
  const isEntering = useRef(false);

  const enter = useCallback(async () => {
    if (isEntering.current) return;
    isEntering.current = true;
    setEntry({ phase: "opening" });
    try {
      setEntry({
        phase: "open",
        consultation: await enterVisit(config, consultationId, secret.current ?? null),
      });
    } catch (problem) {
      setEntry({ phase: "refused", problem });
    } finally {
      isEntering.current = false;
    }
  }, [config, consultationId]);

  useEffect(() => {
    if (secret.current === undefined) {
      secret.current = takeSecret();
      if (!isHeld) void enter();
    }
    // Another link of this visit, opened in the same tab, changes the fragment only.
    const onHashChange = () => {
      if (window.location.hash !== "") window.location.reload();
    };
    window.addEventListener("hashchange", onHashChange);
    return () => window.removeEventListener("hashchange", onHashChange);
  }, [enter, isHeld]);

  return { entry, enter };
}

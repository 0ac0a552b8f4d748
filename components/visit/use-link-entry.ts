"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { CookiesRefused, requireCookies } from "#lib/client/require-cookies.ts";

export type LinkEntry<Opened> =
  /** The link would sign out the member of staff who uses this browser: they decide. */
  | { phase: "held" }
  | { phase: "opening" }
  | { phase: "open"; opened: Opened }
  | { phase: "cookies-refused" }
  | { phase: "refused"; problem: unknown };

/**
 * The way in by a link whose secret stands in the address. `enter` begins it after "held" and tries again after either refusal.
 * @param open lets the person in by the secret; null when there is none, since the page was loaded again. The same
 *   function while the link is the same
 */
export function useLinkEntry<Opened>(
  open: (secret: string | null) => Promise<Opened>,
  isHeld: boolean,
): { entry: LinkEntry<Opened>; enter: () => void } {
  const [entry, setEntry] = useState<LinkEntry<Opened>>({ phase: isHeld ? "held" : "opening" });
  /** undefined: not yet read from the address. It is read once, however often React runs an effect. */
  const secret = useRef<string | null | undefined>(undefined);
  const isEntering = useRef(false);

  const enter = useCallback(async () => {
    if (isEntering.current) return;
    isEntering.current = true;
    setEntry({ phase: "opening" });
    try {
      requireCookies();
      cleanAddress();
      setEntry({ phase: "open", opened: await open(secret.current ?? null) });
    } catch (problem) {
      setEntry(
        problem instanceof CookiesRefused ? { phase: "cookies-refused" } : { phase: "refused", problem },
      );
    } finally {
      isEntering.current = false;
    }
  }, [open]);

  useEffect(() => {
    if (secret.current === undefined) {
      secret.current = window.location.hash.slice(1) || null;
      if (isHeld) cleanAddress();
      else void enter();
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

/**
 * Takes the secret out of the address, so that it is in no history entry, screenshot or shared tab. It stays there for who
 * has to tell their browser first to take cookies, and then loads the page again.
 */
function cleanAddress(): void {
  if (window.location.hash === "") return;
  window.history.replaceState(window.history.state, "", window.location.pathname);
}

"use client";

import { useEffect } from "react";

/**
 * Keeps a hidden tab awake that somebody waits in. Chromium freezes tabs that were hidden for five minutes to save energy,
 * but not one that holds a Web Lock (Page Lifecycle, "freezing opt-outs"); a call or an open camera does the same.
 */
export function useUnfrozen(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded || !("locks" in navigator)) return;
    const life = new AbortController();
    const whileNeeded = new Promise<void>((resolve) => {
      life.signal.addEventListener("abort", () => resolve());
    });
    // Shared: other tabs of the same person may hold it too. Refused where storage is switched off; it goes without.
    navigator.locks.request("panacare.waiting", { mode: "shared" }, () => whileNeeded).catch(() => undefined);
    return () => life.abort();
  }, [isNeeded]);
}

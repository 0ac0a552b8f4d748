"use client";

import { useSyncExternalStore } from "react";

/** Whether scripts have taken the page over. Before that a form would be sent by the browser itself. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}

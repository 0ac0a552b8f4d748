"use client";

import { useEffect, useRef } from "react";

/**
 * Single keys as shortcuts, by `KeyboardEvent.key`. They do nothing while somebody types, in a dialog, on a focused control or
 * with a modifier. Let people switch them off (WCAG 2.1.4): speech input can press them by accident.
 */
export function useHotkeys(isEnabled: boolean, actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    if (!isEnabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTaken(event)) return;
      const action = latest.current[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isEnabled]);
}

/** Enter belongs to whatever has the focus; a letter only to what takes text. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (document.querySelector("dialog:modal")) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (key === "Enter") return target !== document.body;
  return target.matches("input, select, textarea, [contenteditable]");
}

import { useSyncExternalStore } from "react";

const storageKey = "panacare.call-keys";
const changed = "panacare:call-keys";

/** On unless switched off on this device: single keys can be pressed by speech input (WCAG 2.1.4). */
export function useKeysEnabled(): boolean {
  return useSyncExternalStore(subscribe, areKeysEnabled, () => false);
}

export function setKeysEnabled(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, "off");
  } catch {
    // Storage is full or switched off: the choice is not kept.
  }
  window.dispatchEvent(new Event(changed));
}

function areKeysEnabled(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  return () => window.removeEventListener(changed, listener);
}

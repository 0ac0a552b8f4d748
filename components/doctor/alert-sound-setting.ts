import { useSyncExternalStore } from "react";

const storageKey = "panacare.waiting-sound";
const changed = "panacare:waiting-sound";

/** On unless switched off on this device. */
export function useAlertSound(): boolean {
  return useSyncExternalStore(subscribe, isAlertSoundOn, () => true);
}

export function isAlertSoundOn(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

export function setAlertSound(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? "on" : "off");
  window.dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  // `storage` comes from other tabs.
  const events = [changed, "storage"];
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}

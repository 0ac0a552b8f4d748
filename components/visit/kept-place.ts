/**
 * Where the person was, for a reload of this tab: they come back to the waiting room or into the call, and not to the
 * beginning, and with sound only where they chose that. Kept for the tab alone; another one, or another device, begins
 * with the check of its own devices.
 */

const readyKey = (consultationId: string) => `panacare.ready.${consultationId}`;
const soundOnlyKey = (consultationId: string) => `panacare.sound-only.${consultationId}`;

export function wasReady(consultationId: string): boolean {
  return isKept(readyKey(consultationId));
}

export function keepReady(consultationId: string, isReady: boolean): void {
  keep(readyKey(consultationId), isReady);
}

export function wasSoundOnly(consultationId: string): boolean {
  return isKept(soundOnlyKey(consultationId));
}

export function keepSoundOnly(consultationId: string, isSoundOnly: boolean): void {
  keep(soundOnlyKey(consultationId), isSoundOnly);
}

function isKept(key: string): boolean {
  return storage()?.getItem(key) === "yes";
}

function keep(key: string, isTrue: boolean): void {
  if (isTrue) storage()?.setItem(key, "yes");
  else storage()?.removeItem(key);
}

/** Browsers that are set to keep nothing throw at the mere mention. */
function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

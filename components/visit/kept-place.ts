/**
 * That the person was ready, for a reload of this tab: they come back to the waiting room or into the call, and not to
 * the beginning. Kept for the tab alone; another one, or another device, begins with the check of its own devices.
 */

const keyOf = (consultationId: string) => `panacare.ready.${consultationId}`;

export function wasReady(consultationId: string): boolean {
  return storage()?.getItem(keyOf(consultationId)) === "yes";
}

export function keepReady(consultationId: string, isReady: boolean): void {
  if (isReady) storage()?.setItem(keyOf(consultationId), "yes");
  else storage()?.removeItem(keyOf(consultationId));
}

/** Browsers that are set to keep nothing throw at the mere mention. */
function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

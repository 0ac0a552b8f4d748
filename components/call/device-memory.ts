import type { MediaKind } from "#components/call/media-problem.ts";

export type RememberedKind = MediaKind | "speaker";

/**
 * Which camera, microphone and speaker this browser used last. Only device ids are kept: random strings that the browser makes
 * for this site. The memory is a convenience; a browser that refuses storage just has none.
 */
export function rememberedDevice(kind: RememberedKind): string | null {
  try {
    return localStorage.getItem(storageKey(kind));
  } catch {
    return null;
  }
}

export function rememberDevice(kind: RememberedKind, deviceId: string): void {
  try {
    localStorage.setItem(storageKey(kind), deviceId);
  } catch {
    // Storage is full or switched off.
  }
}

function storageKey(kind: RememberedKind): string {
  return `panacare.${kind}`;
}

import type { MediaKind } from "#components/call/devices/media-problem.ts";
import { keepText, keptText } from "#components/ui/kept-text.ts";

export type RememberedKind = MediaKind | "speaker";

/**
 * Which camera, microphone and speaker this browser used last. Only device ids are kept: random strings that the browser makes
 * for this site.
 */
export function rememberedDevice(kind: RememberedKind): string | null {
  return keptText("browser", storageKey(kind));
}

export function rememberDevice(kind: RememberedKind, deviceId: string): void {
  keepText("browser", storageKey(kind), deviceId);
}

function storageKey(kind: RememberedKind): string {
  return `panacare.${kind}`;
}

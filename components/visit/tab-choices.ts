import { forgetText, keepText, keptText } from "#components/ui/kept-text.ts";

/**
 * Where the person was, for a reload of this tab: they come back to the waiting room or into the call, and not to the
 * beginning, and with sound only or without captions where they chose that. Kept for the tab alone; another one, or another
 * device, begins with the check of its own devices.
 */

const readyKey = (consultationId: string) => `panacare.ready.${consultationId}`;
const soundOnlyKey = (consultationId: string) => `panacare.sound-only.${consultationId}`;
const captionsHiddenKey = (consultationId: string) => `panacare.captions-hidden.${consultationId}`;

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

export function wereCaptionsHidden(consultationId: string): boolean {
  return isKept(captionsHiddenKey(consultationId));
}

export function keepCaptionsHidden(consultationId: string, isHidden: boolean): void {
  keep(captionsHiddenKey(consultationId), isHidden);
}

function isKept(key: string): boolean {
  return keptText("tab", key) === "yes";
}

function keep(key: string, isTrue: boolean): void {
  if (isTrue) keepText("tab", key, "yes");
  else forgetText("tab", key);
}

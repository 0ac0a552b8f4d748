import { forgetText, keepText, keptText } from "#components/ui/kept-text.ts";

/**
 * The Idempotency-Key under which this browser exchanges a guest's link. The link works once, and its answer may be lost on
 * the way, or be of no use because Firebase could not be reached: who asks again under the same key gets the same answer.
 * Kept before it is first sent, for all tabs, since people close one and open the link again. A browser that keeps nothing
 * has a new key each time.
 */
export async function guestLinkKey(secret: string): Promise<string> {
  const place = await placeOf(secret);
  const kept = keptText("browser", place);
  if (kept !== null) return kept;
  const key = `${Date.now()}.${crypto.randomUUID()}`;
  keepText("browser", place, key);
  return key;
}

/** Since it was made. */
export function keyAgeMs(key: string): number {
  return Date.now() - Number.parseInt(key, 10);
}

export async function forgetGuestLinkKey(secret: string): Promise<void> {
  forgetText("browser", await placeOf(secret));
}

/** By a hash: the secret itself stays nowhere in the browser. */
async function placeOf(secret: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `panacare.guest-link.${hex}`;
}

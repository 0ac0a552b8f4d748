import { createHash } from "node:crypto";
import type { Principal } from "#lib/services/firebase/principal.ts";

/**
 * The tokens that were found good, until they expire. Only for the time in which Google's keys cannot be fetched: whoever
 * is signed in stays so, and nobody new gets in. The SDK throws its old keys' word away as soon as they are out of date
 * (firebase-admin-go#661 asks for better).
 */
const known = new Map<string, { principal: Principal; expiresAtMs: number }>();

/** Far more than a clinic has at once; the oldest go first. */
const most = 10_000;

export function remember(token: string, principal: Principal, expiresAtSeconds: number): void {
  const key = keyOf(token);
  known.delete(key);
  known.set(key, { principal, expiresAtMs: expiresAtSeconds * 1000 });
  if (known.size <= most) return;
  const [oldest] = known.keys();
  if (oldest !== undefined) known.delete(oldest);
}

export function find(token: string): Principal | undefined {
  const found = known.get(keyOf(token));
  return found && found.expiresAtMs > Date.now() ? found.principal : undefined;
}

/** The token itself is not kept. */
function keyOf(token: string): string {
  return createHash("sha256").update(token).digest("base64");
}

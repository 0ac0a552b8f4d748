import { createHash } from "node:crypto";

/**
 * Returns the TURN user name shared by all checks from one address, so that the server's quota holds for them together. It
 * is a hash: the server's log does not repeat the address.
 */
export function checkParticipant(address: string): string {
  return `check-${createHash("sha256").update(address).digest("hex").slice(0, 16)}`;
}

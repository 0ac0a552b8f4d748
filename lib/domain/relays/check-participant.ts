import { createHash } from "node:crypto";

/**
 * The user that everyone who checks from one address is to an own TURN server: its quota of relays holds for all of them
 * together. The server sees the address anyway; its log does not repeat it as a name.
 */
export function checkParticipant(address: string): string {
  return `check-${createHash("sha256").update(address).digest("hex").slice(0, 16)}`;
}

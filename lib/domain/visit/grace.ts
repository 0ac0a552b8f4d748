import { DomainError } from "#lib/foundation/errors.ts";

/**
 * How long after its end a visit is still open to its patient: to read it and the summary, to say how it was, and to send
 * the technical report; nothing else (lib/testing/authorization-table.ts). Then their Firebase user is disabled.
 */
export const graceSeconds = 30 * 60;

/** @throws wrong_state  the visit ended longer ago */
export function requireInGrace({ closedAt }: { closedAt: Date | null }): void {
  if (!closedAt || Date.now() - closedAt.getTime() <= graceSeconds * 1000) return;
  throw new DomainError("wrong_state", "The visit has ended too long ago for this");
}

import { DomainError } from "#lib/foundation/errors.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

/** @throws wrong_state  the visit ended so long ago that patient and guests can only read it */
export function requireStillOpenAfterEnd({ closedAt }: { closedAt: Date | null }): void {
  if (!closedAt || Date.now() - closedAt.getTime() <= timeline.afterVisitMinutes * 60_000) return;
  throw new DomainError("wrong_state", "The visit has ended too long ago for this");
}

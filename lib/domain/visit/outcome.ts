import { type Doer, recordVisitAudit, type VisitAuditEntry } from "#lib/platform/audit/audit.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import { publishChange, publishChangeToLine } from "#lib/platform/events/publish.ts";

/** The traces of a change. Both are required: a command that forgets one does not compile. */
export interface Outcome {
  /** Empty when nothing was done. */
  audit: readonly VisitAuditEntry[];
  /** Tells the visit's own readers, also the patients in line for the same doctor, or nobody. */
  event: "consultation" | "line" | "none";
}

/** Writes the audit entries and the event. Nothing else writes either for a visit (lib/architecture.test.ts). */
export async function recordOutcome(
  db: Executor,
  doer: Doer,
  consultationId: string,
  { audit, event }: Outcome,
): Promise<void> {
  for (const entry of audit) await recordVisitAudit(db, doer, consultationId, entry);
  switch (event) {
    case "consultation":
      return publishChange(db, consultationId);
    case "line":
      return publishChangeToLine(db, consultationId);
    case "none":
      return;
  }
}

import { auditLog } from "#drizzle/schema.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import type { DomainError } from "#lib/foundation/errors.ts";
import type { Executor } from "#lib/platform/db/client.ts";

export interface Doer {
  actor?: Pick<Actor, "userId" | "clinicId" | "role">;
  requestId?: string;
}

/** Everything that the audit log says about one visit, with the details that each action must carry. */
export type VisitAuditEntry =
  | {
      action:
        | "consultation.schedule"
        | "consultation.start"
        | "consultation.join"
        | "consultation.get_token"
        | "consultation.end"
        | "consultation.cancel"
        | "consultation.turn_away"
        | "consent.shown_name"
        | "chat.send"
        | "summary.read"
        | "feedback.give"
        | "technical_report.send"
        | "join_link.reissue"
        | "join_link.revoke"
        | "join_link.exchange"
        | "guest.exchange";
    }
  | { action: "consultation.change"; details: { fields: string } }
  | { action: "consultation.mark_missed"; details?: { by: "schedule" } }
  | { action: "consent.accept"; details: { version: number } }
  | { action: "captions.start" | "captions.stop"; details: { language: string | null } }
  | { action: "chat.mark_read"; details: { messages: number } }
  | { action: "notes.write"; details: { revision: number } }
  | { action: "summary.write"; details: { isShared: boolean } }
  | { action: "technical_report.read"; details: { reportId: string } }
  | {
      action: "guest.invite" | "guest.admit" | "guest.deny" | "guest.remove";
      details: { guestId: string };
    }
  | { action: "reminder.send"; details: { reminderId: string } }
  | { action: "turn_token.issue"; details: { provider: string; ttlSeconds: number } }
  | { action: "visit_user.retire"; details: { userId: string } };

/** Everything else that the audit log says. */
export type AuditEntry =
  | { action: "session.open" | "session.close" }
  | { action: "clinic.change_phone" | "clinic.change_time_zone" | "clinic.change_language" }
  | { action: "clinic.change_consent_text"; details: { version: number } }
  | { action: "check_token.issue"; details: { provider: string; ttlSeconds: number } }
  | { action: "system.twilio_check" | "system.turn_check"; details: { isRight: boolean } };

/** Records who did what, in the caller's transaction where there is one. */
export async function recordAudit(db: Executor, doer: Doer, entry: AuditEntry): Promise<void> {
  await insert(db, doer, entry);
}

/** As `recordAudit`, about one visit. Commands do not call this: lib/domain/visit/outcome.ts does. */
export async function recordVisitAudit(
  db: Executor,
  doer: Doer,
  consultationId: string,
  entry: VisitAuditEntry,
): Promise<void> {
  await insert(db, doer, { ...entry, consultationId });
}

interface Entry {
  action: string;
  consultationId?: string;
  details?: Record<string, string | number | boolean | null>;
}

async function insert(db: Executor, { actor, requestId }: Doer, entry: Entry): Promise<void> {
  await db.insert(auditLog).values({
    clinicId: actor?.clinicId,
    actorId: actor?.userId,
    actorRole: actor?.role,
    outcome: "allowed",
    requestId,
    ...entry,
  });
}

/** Matches the consultation's id in a path of the API. */
const idInPath = /\/consultations\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/i;

/** The refused request. Its path holds only our own words and ids. */
export interface Asked {
  method: string;
  path: string;
}

/** Records a refusal of one of our users. Refusals of strangers are counted instead (lib/api/route.ts). */
export async function recordDenial(
  { db, actor, requestId }: { db: Executor; actor: Actor; requestId: string },
  { method, path }: Asked,
  denial: DomainError,
): Promise<void> {
  await db.insert(auditLog).values({
    clinicId: actor.clinicId,
    actorId: actor.userId,
    actorRole: actor.role,
    action: `${method} ${path.replace(idInPath, "/consultations/{id}")}`,
    outcome: "denied",
    consultationId: idInPath.exec(path)?.[1],
    requestId,
    details: { code: denial.code },
  });
}

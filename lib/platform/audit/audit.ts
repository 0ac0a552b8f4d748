import { auditLog } from "#drizzle/schema.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import type { DomainError } from "#lib/foundation/errors.ts";
import type { Executor } from "#lib/platform/db/client.ts";

interface Doer {
  actor?: Pick<Actor, "userId" | "clinicId" | "role">;
  requestId?: string;
}

/** Writes who did what, in the caller's transaction where there is one: what is not in the log did not happen. */
export async function recordAudit(
  db: Executor,
  { actor, requestId }: Doer,
  action: string,
  consultationId?: string,
  details?: Record<string, string | number | boolean | null>,
): Promise<void> {
  await db.insert(auditLog).values({
    clinicId: actor?.clinicId,
    actorId: actor?.userId,
    actorRole: actor?.role,
    action,
    outcome: "allowed",
    consultationId,
    requestId,
    details,
  });
}

/** The consultation's id in a path of the API, where it is one. */
const idInPath = /\/consultations\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/i;

/** What was asked, with nothing in its path but words of ours and ids. */
export interface Asked {
  method: string;
  path: string;
}

/** Writes that somebody was refused what they asked for: one of ours, or an account of Firebase that is not (or no longer). */
export async function recordDenial(
  { db, actor, requestId }: { db: Executor; actor: Actor | undefined; requestId: string },
  { method, path }: Asked,
  denial: DomainError,
): Promise<void> {
  await db.insert(auditLog).values({
    clinicId: actor?.clinicId,
    actorId: actor?.userId,
    actorRole: actor?.role,
    action: `${method} ${path.replace(idInPath, "/consultations/{id}")}`,
    outcome: "denied",
    consultationId: idInPath.exec(path)?.[1],
    requestId,
    details: { code: denial.code },
  });
}

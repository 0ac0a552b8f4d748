import { eq } from "drizzle-orm";
import { visitNotes } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { requireMay } from "#lib/domain/visit/policy.ts";
import { getForActor, lockConsultation } from "#lib/domain/visit/store.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import type { Notes, WriteNotes } from "#lib/wire/notes.ts";

/**
 * The doctor's notes on a visit. For the doctor of the visit alone: an administrator runs the clinic and needs none of it
 * (45 CFR 164.502(b), the minimum necessary), a patient gets the summary. Whoever else asks stands in the audit log.
 */
export async function readNotes(ctx: Context, consultationId: string): Promise<Notes> {
  requireMay(ctx.actor, "keepNotes", await getForActor(ctx.db, ctx.actor, consultationId));
  return notesOf(ctx.db, consultationId);
}

/**
 * Writes the notes on top of a revision that the writer has seen. Safe to repeat: the same text once more changes
 * nothing, whichever revision it comes with. No event tells of it: the patient's page would read the visit anew with
 * every pause in the doctor's typing, and another tab of the doctor reads when it is looked at.
 * @throws outdated  somebody wrote since (`notes-changed`); the problem holds the present notes as `current`
 */
export async function writeNotes(ctx: Context, consultationId: string, write: WriteNotes): Promise<Notes> {
  requireMay(ctx.actor, "keepNotes", await getForActor(ctx.db, ctx.actor, consultationId));
  return ctx.db.transaction(async (tx) => {
    // One after the other: there may be no row of the notes yet to be locked.
    await lockConsultation(tx, consultationId);
    const current = await notesOf(tx, consultationId);
    if (current.text === write.text) return current;
    if (current.revision !== write.revision) {
      throw new DomainError("outdated", "These notes were changed in another tab or on another device", {
        type: "notes-changed",
        current,
      });
    }
    const values = {
      text: write.text,
      revision: current.revision + 1,
      updatedBy: ctx.actor.userId,
      updatedAt: new Date(),
    };
    await tx
      .insert(visitNotes)
      .values({ consultationId, ...values })
      .onConflictDoUpdate({ target: visitNotes.consultationId, set: values });
    await recordAudit(tx, ctx, "notes.write", consultationId, { revision: values.revision });
    return notesOf(tx, consultationId);
  });
}

async function notesOf(db: Executor, consultationId: string): Promise<Notes> {
  const [notes] = await db.select().from(visitNotes).where(eq(visitNotes.consultationId, consultationId));
  return {
    text: notes?.text ?? "",
    revision: notes?.revision ?? 0,
    updated_at: notes?.updatedAt.toISOString() ?? null,
  };
}

import { eq } from "drizzle-orm";
import { visitNotes } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { authorize, runVisitCommand } from "#lib/domain/visit/command.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import type { Notes, WriteNotes } from "#lib/wire/notes.ts";

/**
 * Returns the doctor's notes on a visit, to that doctor only. An administrator does not need them (45 CFR 164.502(b), the
 * minimum necessary), and a patient gets the summary. The audit log records everyone else who asks.
 */
export async function readNotes(ctx: Context, consultationId: string): Promise<Notes> {
  await authorize(ctx, "keepNotes", consultationId);
  return notesOf(ctx.db, consultationId);
}

/**
 * Writes the notes on top of a revision that the writer has seen. Safe to repeat: the same text changes nothing, whatever
 * its revision. The doctor's other tabs read the notes when they become visible.
 * @throws outdated  somebody wrote since (`notes-changed`); the problem holds the present notes as `current`
 */
export function writeNotes(ctx: Context, consultationId: string, write: WriteNotes): Promise<Notes> {
  return runVisitCommand(ctx, consultationId, {
    action: "keepNotes",
    work: async (tx) => {
      const current = await notesOf(tx, consultationId);
      if (current.text === write.text) return { audit: [], event: "none", result: current };
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
      return {
        audit: [{ action: "notes.write", details: { revision: values.revision } }],
        // The patient's page would reload the visit at every pause in the doctor's typing.
        event: "none",
        result: await notesOf(tx, consultationId),
      };
    },
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

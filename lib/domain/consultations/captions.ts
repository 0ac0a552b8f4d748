import { and, eq, sql } from "drizzle-orm";
import { consultations, rooms } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { settleCaptionsOf } from "#lib/domain/rooms/captions-keeper.ts";
import { runVisitCommand } from "#lib/domain/visit/command.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Consultation } from "#lib/wire/consultation.ts";
import type { CaptionLanguage } from "#lib/wire/vocabulary/caption-language.ts";

/**
 * Starts captions for everybody in the visit, in this spoken language; if captions are on, changes their language. Safe to
 * repeat. The record comes first: while Twilio is unreachable the captions count as on, and begin once Twilio answers
 * (captions-keeper.ts). The captions' text is never stored.
 * @throws not_found  the clinic does not offer captions (`captions-not-offered`)
 */
export function startCaptions(ctx: Context, id: string, language: CaptionLanguage) {
  return setCaptions(ctx, id, language);
}

/** Stops the captions for everybody. Safe to repeat, and works after the clinic stopped offering captions. */
export function stopCaptions(ctx: Context, id: string) {
  return setCaptions(ctx, id, null);
}

async function setCaptions(
  ctx: Context,
  id: string,
  language: CaptionLanguage | null,
): Promise<Consultation> {
  await runVisitCommand(ctx, id, {
    action: "caption",
    work: async (tx, { captionsLanguage }) => {
      if (language !== null) requireOffered();
      if (captionsLanguage === language) return { audit: [], event: "none", result: undefined };
      await tx.update(consultations).set({ captionsLanguage: language }).where(eq(consultations.id, id));
      await tx
        .update(rooms)
        // A captions keeper that is telling Twilio right now sees that more is due.
        .set({ captionsDueAt: sql`coalesce(${rooms.captionsDueAt}, clock_timestamp())` })
        .where(and(eq(rooms.consultationId, id), eq(rooms.status, "live")));
      const action = language ? "captions.start" : "captions.stop";
      return { audit: [{ action, details: { language } }], event: "consultation", result: undefined };
    },
  });
  await settleCaptionsOf(ctx.db, id);
  return readConsultation(ctx.db, ctx.actor, id);
}

function requireOffered(): void {
  if (serverEnvironment().CAPTIONS === "on") return;
  throw new DomainError("not_found", "This clinic offers no captions", { type: "captions-not-offered" });
}

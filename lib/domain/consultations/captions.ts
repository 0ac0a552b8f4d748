import { and, eq, sql } from "drizzle-orm";
import { consultations, rooms } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { settleCaptionsOf } from "#lib/domain/rooms/captions-keeper.ts";
import { requireMay } from "#lib/domain/visit/policy.ts";
import { getForActor, lockConsultation, readConsultation } from "#lib/domain/visit/store.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import type { Consultation } from "#lib/wire/consultation.ts";
import type { CaptionLanguage } from "#lib/wire/vocabulary/caption-language.ts";

/**
 * Has what is said in the visit captioned for everybody in it, as spoken in this language; where captions are on, in that
 * language from now on. Safe to repeat. The record comes first: while Twilio cannot be reached the captions are on all the
 * same, and begin when it can (captions-keeper.ts). What is said is never stored.
 * @throws not_found  the clinic does not offer captions (`captions-not-offered`)
 */
export async function startCaptions(ctx: Context, id: string, language: CaptionLanguage) {
  requireMay(ctx.actor, "caption", await getForActor(ctx.db, ctx.actor, id));
  if (serverEnvironment().CAPTIONS === "off") {
    throw new DomainError("not_found", "This clinic offers no captions", { type: "captions-not-offered" });
  }
  return setCaptions(ctx, id, language);
}

/** Ends the captions for everybody. Safe to repeat; also where captions were on when the clinic ceased to offer them. */
export async function stopCaptions(ctx: Context, id: string) {
  requireMay(ctx.actor, "caption", await getForActor(ctx.db, ctx.actor, id));
  return setCaptions(ctx, id, null);
}

async function setCaptions(
  ctx: Context,
  id: string,
  language: CaptionLanguage | null,
): Promise<Consultation> {
  await ctx.db.transaction(async (tx) => {
    const { status, captionsLanguage } = await lockConsultation(tx, id);
    requireMay(ctx.actor, "caption", { status });
    if (captionsLanguage === language) return;
    await tx.update(consultations).set({ captionsLanguage: language }).where(eq(consultations.id, id));
    await tx
      .update(rooms)
      // Whoever is telling Twilio at this moment finds that there is more to tell.
      .set({ captionsDueAt: sql`coalesce(${rooms.captionsDueAt}, clock_timestamp())` })
      .where(and(eq(rooms.consultationId, id), eq(rooms.status, "live")));
    await recordAudit(tx, ctx, language ? "captions.start" : "captions.stop", id, { language });
    await publishChange(tx, id);
  });
  await settleCaptionsOf(ctx.db, id);
  return readConsultation(ctx.db, ctx.actor, id);
}

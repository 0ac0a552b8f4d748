import { and, eq, isNotNull } from "drizzle-orm";
import { clinics, users } from "#drizzle/schema.ts";
import { consents, consentTexts } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { requireMay } from "#lib/domain/visit/policy.ts";
import { getForActor, lockConsultation, readConsultation } from "#lib/domain/visit/store.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import type { Transaction } from "#lib/platform/db/client.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import type { Agreement, Consultation } from "#lib/wire/consultation.ts";

/**
 * The patient agrees to the clinic's text, to the name under which guests see them, or to both. Safe to repeat: the time
 * of the first agreement to a version stays. Entering the room does not wait for it; whether they have agreed is shown
 * to the doctor, who can hear them and decide.
 * @throws outdated  the clinic has another text by now (`consent-text-changed`)
 */
export async function agree(ctx: Context, id: string, agreement: Agreement): Promise<Consultation> {
  requireMay(ctx.actor, "agree", await getForActor(ctx.db, ctx.actor, id));
  return ctx.db.transaction(async (tx) => {
    const { status, clinicId } = await lockConsultation(tx, id);
    requireMay(ctx.actor, "agree", { status });
    const { version, shown_name: shownName } = agreement;
    if (version !== undefined) await accept(tx, ctx, { consultationId: id, clinicId, version });
    if (shownName !== undefined) {
      await tx.update(users).set({ shownName }).where(eq(users.id, ctx.actor.userId));
      await recordAudit(tx, ctx, "consent.shown_name", id);
    }
    await publishChange(tx, id);
    return readConsultation(tx, ctx.actor, id);
  });
}

async function accept(
  tx: Transaction,
  ctx: Context,
  consent: { consultationId: string; clinicId: string; version: number },
): Promise<void> {
  const { consultationId, clinicId, version } = consent;
  const [present] = await tx
    .select({ version: consentTexts.version })
    .from(clinics)
    .innerJoin(
      consentTexts,
      and(eq(consentTexts.clinicId, clinics.id), eq(consentTexts.version, clinics.consentVersion)),
    )
    .where(and(eq(clinics.id, clinicId), isNotNull(consentTexts.text)));
  if (present?.version !== version) {
    throw new DomainError("outdated", "The clinic has changed this text. Please read it again.", {
      type: "consent-text-changed",
    });
  }
  const accepted = await tx
    .insert(consents)
    .values({ ...consent, userId: ctx.actor.userId })
    .onConflictDoNothing()
    .returning();
  if (accepted.length > 0) await recordAudit(tx, ctx, "consent.accept", consultationId, { version });
}

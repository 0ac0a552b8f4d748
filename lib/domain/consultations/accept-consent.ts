import { and, eq, isNotNull } from "drizzle-orm";
import { clinics, users } from "#drizzle/schema.ts";
import { consents, consentTexts } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { runVisitCommand } from "#lib/domain/visit/command.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { VisitAuditEntry } from "#lib/platform/audit/audit.ts";
import type { Transaction } from "#lib/platform/db/client.ts";
import type { Agreement, Consultation } from "#lib/wire/consultation.ts";

/**
 * Records that the patient agrees to the clinic's text, chooses the name that guests see, or both. Safe to repeat: the
 * time of the first agreement to a version stays. A patient may enter the room without agreeing: the doctor sees whether
 * they agreed, and decides.
 * @throws outdated  the clinic has changed its text (`consent-text-changed`)
 */
export function acceptConsent(ctx: Context, id: string, agreement: Agreement): Promise<Consultation> {
  const { version, shown_name: shownName } = agreement;
  return runVisitCommand(ctx, id, {
    action: "agree",
    work: async (tx, { clinicId }) => {
      const audit: VisitAuditEntry[] = [];
      if (version !== undefined && (await acceptText(tx, ctx, { consultationId: id, clinicId, version }))) {
        audit.push({ action: "consent.accept", details: { version } });
      }
      if (shownName !== undefined) {
        await tx.update(users).set({ shownName }).where(eq(users.id, ctx.actor.userId));
        audit.push({ action: "consent.shown_name" });
      }
      return { audit, event: "consultation", result: await readConsultation(tx, ctx.actor, id) };
    },
  });
}

/** @returns whether this is the first agreement to this version */
async function acceptText(
  tx: Transaction,
  ctx: Context,
  consent: { consultationId: string; clinicId: string; version: number },
): Promise<boolean> {
  const { clinicId, version } = consent;
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
  return accepted.length > 0;
}

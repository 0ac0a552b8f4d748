import { and, eq } from "drizzle-orm";
import { consultations, joinLinks, users } from "#drizzle/schema.ts";
import type { PublicContext } from "#lib/domain/context.ts";
import { hashSecret } from "#lib/domain/join-links/secret.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { createPatientToken } from "#lib/services/firebase/firebase.ts";
import type { ExchangedJoinLink, ExchangeJoinLink } from "#lib/wire/consultation.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";
import type * as z from "#lib/wire/zod.ts";

type Link = typeof joinLinks.$inferSelect;
type Consultation = typeof consultations.$inferSelect;

/**
 * Exchanges the secret of a join link for a Firebase custom token of the visit's patient. Works again while the link is
 * valid, also on another device.
 * @throws not_found  no such link
 * @throws gone  link-replaced, link-expired or visit-ended (the problem's type)
 * @throws forbidden  link-not-yet-open
 */
export async function exchangeJoinLink(
  ctx: PublicContext,
  { consultation_id: consultationId, secret }: z.infer<typeof ExchangeJoinLink>,
): Promise<ExchangedJoinLink> {
  const [found] = await ctx.db
    .select({ link: joinLinks, consultation: consultations, patient: users })
    .from(joinLinks)
    .innerJoin(consultations, eq(consultations.id, joinLinks.consultationId))
    .innerJoin(users, eq(users.id, consultations.patientId))
    .where(and(eq(joinLinks.secretHash, hashSecret(secret)), eq(joinLinks.consultationId, consultationId)));
  if (!found) throw new DomainError("not_found", "This link is not valid", { type: "link-unknown" });
  const { link, consultation, patient } = found;
  requireValid(link, consultation, new Date());

  const actor = {
    userId: patient.id,
    clinicId: patient.clinicId,
    role: "patient",
    name: patient.name,
    joinLinkId: link.id,
  } as const;
  const customToken = await createPatientToken(patient.firebaseUid, link.id);
  await ctx.db.transaction(async (tx) => {
    await tx.update(joinLinks).set({ lastUsedAt: new Date() }).where(eq(joinLinks.id, link.id));
    const doer = { actor, requestId: ctx.requestId };
    const audit = [{ action: "join_link.exchange" }] as const;
    await recordOutcome(tx, doer, consultationId, { audit, event: "none" });
  });
  return { custom_token: customToken, consultation: await readConsultation(ctx.db, actor, consultationId) };
}

/** Refuses a link that cannot be used now. Pure. */
export function requireValid(
  link: Pick<Link, "opensAt" | "closesAt" | "revokedAt">,
  consultation: Pick<Consultation, "status">,
  now: Date,
): void {
  if (consultation.status !== "scheduled" && consultation.status !== "in-progress") {
    throw new DomainError("gone", "This visit is over", { type: "visit-ended" });
  }
  if (link.revokedAt) {
    throw new DomainError("gone", "This link does not work any more; the clinic can give you a new one", {
      type: "link-replaced",
    });
  }
  if (now < link.opensAt) {
    throw new DomainError(
      "forbidden",
      `This link opens ${timeline.linkOpensBeforeStartHours} hours before the visit`,
      {
        type: "link-not-yet-open",
      },
    );
  }
  // A visit in progress keeps its link, however long it runs.
  if (now > link.closesAt && consultation.status !== "in-progress") {
    throw new DomainError("gone", "This link has expired", { type: "link-expired" });
  }
}

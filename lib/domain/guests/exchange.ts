import { and, eq, sql } from "drizzle-orm";
import { guests } from "#drizzle/schema.ts";
import type { PublicContext } from "#lib/domain/context.ts";
import { guestLeaseEnd } from "#lib/domain/guests/presence.ts";
import { type GuestRow, readGuest, selectGuests, toGuest } from "#lib/domain/guests/store.ts";
import { hashSecret } from "#lib/domain/join-links/secret.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { createGuestToken } from "#lib/services/firebase/firebase.ts";
import type { ExchangedGuestLink, ExchangeGuestLink } from "#lib/wire/guest.ts";

/**
 * Exchanges the secret of a guest's link for a Firebase custom token. Works once; from then on the guest waits. The same
 * Idempotency-Key gets the same token again.
 * @throws not_found  no such link
 * @throws gone  link-used, link-expired or visit-ended (the problem's type)
 */
export async function exchangeGuestLink(
  ctx: PublicContext,
  { consultation_id: consultationId, secret }: ExchangeGuestLink,
): Promise<ExchangedGuestLink> {
  const [row] = await selectGuests(
    ctx.db,
    and(eq(guests.secretHash, hashSecret(secret)), eq(guests.consultationId, consultationId)),
  );
  if (!row) throw new DomainError("not_found", "This link is not valid", { type: "link-unknown" });
  requireUnused(row, new Date());

  // Everything that can fail comes before the commit, including Google's signing of the token: a failure after the commit
  // would use up the link without an answer.
  const customToken = await createGuestToken(row.firebaseUid);
  const guest = await ctx.db.transaction(async (tx) => {
    const [arrived] = await tx
      .update(guests)
      .set({ status: "waiting", arrivedAt: sql`clock_timestamp()`, leaseUntil: guestLeaseEnd })
      .where(and(eq(guests.id, row.guest.id), eq(guests.status, "invited")))
      .returning({ id: guests.id });
    if (!arrived) throw linkUsed();
    const doer = { actor: actorOfGuest(row), requestId: ctx.requestId };
    const audit = [{ action: "guest.exchange" }] as const;
    await recordOutcome(tx, doer, consultationId, { audit, event: "consultation" });
    return toGuest(await readGuest(tx, consultationId, row.guest.id));
  });
  return { custom_token: customToken, guest };
}

function requireUnused({ guest }: GuestRow, now: Date): void {
  if (guest.status === "removed")
    throw new DomainError("gone", "This visit is over", { type: "visit-ended" });
  if (guest.status !== "invited") throw linkUsed();
  if (now > guest.expiresAt) throw new DomainError("gone", "This link has expired", { type: "link-expired" });
}

function linkUsed(): DomainError {
  return new DomainError("gone", "This link has been used already", { type: "link-used" });
}

function actorOfGuest({ guest, name, clinicId }: GuestRow) {
  return {
    userId: guest.id,
    clinicId,
    name,
    role: "guest" as const,
    consultationId: guest.consultationId,
    isAdmitted: false,
  };
}

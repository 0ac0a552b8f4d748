import { randomUUID } from "node:crypto";
import { and, count, eq, gt, inArray, or, sql } from "drizzle-orm";
import { guests, users } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { readGuest, selectGuests, toGuest } from "#lib/domain/guests/store.ts";
import { hashSecret, newSecret } from "#lib/domain/join-links/secret.ts";
import { authorize, runVisitCommand } from "#lib/domain/visit/command.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Transaction } from "#lib/platform/db/client.ts";
import type { GuestList, InvitedGuest, NewGuest } from "#lib/wire/guest.ts";

/** The room takes four (lib/services/video/rooms.ts): doctor, patient and two more. */
const maxGuests = 2;

const minuteMs = 60_000;

/**
 * Invites a guest to this visit, and returns a link that lets one person in, once.
 * @throws wrong_state  the visit is over, or has two guests already (`too-many-guests`)
 */
export async function inviteGuest(
  ctx: Context,
  consultationId: string,
  guest: NewGuest,
): Promise<InvitedGuest> {
  const id = randomUUID();
  const secret = newSecret("panacare_guest_");
  const invited = await runVisitCommand(ctx, consultationId, {
    action: "inviteGuest",
    work: async (tx) => {
      await requirePlace(tx, consultationId);
      await tx.insert(users).values({
        id,
        clinicId: ctx.actor.clinicId,
        firebaseUid: `guest-${id}`,
        role: "guest",
        name: guest.name,
      });
      await tx.insert(guests).values({
        id,
        consultationId,
        secretHash: hashSecret(secret),
        expiresAt: new Date(Date.now() + guest.valid_minutes * minuteMs),
        createdBy: ctx.actor.userId,
      });
      return {
        audit: [{ action: "guest.invite", details: { guestId: id } }],
        event: "consultation",
        result: toGuest(await readGuest(tx, consultationId, id)),
      };
    },
  });
  return {
    ...invited,
    // In the fragment, like the secret of a join link.
    guest_link: `${serverEnvironment().APP_ORIGIN}/guest/${consultationId}#${secret}`,
  };
}

/** Lists all guests of the visit, in the order of their invitations. */
export async function listGuests(ctx: Context, consultationId: string): Promise<GuestList> {
  await authorize(ctx, "listGuests", consultationId);
  const rows = await selectGuests(ctx.db, eq(guests.consultationId, consultationId)).orderBy(
    guests.createdAt,
  );
  return { results: rows.map(toGuest) };
}

async function requirePlace(tx: Transaction, consultationId: string): Promise<void> {
  const [taken] = await tx
    .select({ count: count() })
    .from(guests)
    .where(
      and(
        eq(guests.consultationId, consultationId),
        or(
          inArray(guests.status, ["waiting", "admitted"]),
          and(eq(guests.status, "invited"), gt(guests.expiresAt, sql`now()`)),
        ),
      ),
    );
  if ((taken?.count ?? 0) >= maxGuests) {
    throw new DomainError("wrong_state", "A visit has room for two guests. Remove one to invite another.", {
      type: "too-many-guests",
    });
  }
}

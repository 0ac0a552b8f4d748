import { type SQL, sql } from "drizzle-orm";
import type { Actor, Guest } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import type { Principal } from "#lib/services/firebase/principal.ts";
import { guestStatuses, roles } from "#lib/wire/consultation.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";
import * as z from "#lib/wire/zod.ts";

const Row = z.object({
  id: z.uuid(),
  clinic_id: z.uuid(),
  role: z.enum(roles),
  name: z.string(),
  active: z.boolean(),
  tokens_valid_after_seconds: z.coerce.number().nullable(),
  link: z.object({ id: z.uuid(), is_withdrawn: z.boolean() }).nullable(),
  guest: z
    .object({ consultation_id: z.uuid(), status: z.enum(guestStatuses), is_over: z.boolean() })
    .nullable(),
});
type Row = z.infer<typeof Row>;

/** Staff who return the next morning sign in again. */
export const longestStaffSignInSeconds = timeline.staffSessionHours * 60 * 60;

/**
 * Returns the user of a verified token. A patient's access depends on the link that let them in: revoking or replacing the
 * link ends it, also after the visit. The end of a visit revokes its link too, but its patient may still read the visit.
 * @throws forbidden  the account is not one of ours, or was disabled; a guest who was denied
 * @throws unauthenticated  they signed in too long ago, or have signed out since; the patient's link was replaced or
 *   revoked; a guest whose visit has ended
 */
export async function actorOf(db: Executor, principal: Principal): Promise<Actor> {
  const user = await readUser(db, sql`u.firebase_uid = ${principal.firebaseUid}`);
  requireCurrentSignIn(user, principal.signedInAtSeconds);
  const person = { userId: user.id, clinicId: user.clinic_id, name: user.name };
  switch (user.role) {
    case "guest":
      return { ...person, role: user.role, ...guestOf(user.guest) };
    case "patient":
      requireNewestLink(user.link, principal.joinLinkId);
      return { ...person, role: user.role, joinLinkId: principal.joinLinkId };
    default:
      return { ...person, role: user.role };
  }
}

/**
 * Checks again that the actor still has access. For requests that waited for Twilio after they were authenticated.
 * @throws forbidden, unauthenticated  as `actorOf`
 */
export async function requireStillIn(db: Executor, actor: Actor): Promise<void> {
  const user = await readUser(db, sql`u.id = ${actor.userId}`);
  if (actor.role === "patient") requireNewestLink(user.link, actor.joinLinkId);
  if (actor.role === "guest") guestOf(user.guest);
}

/** @throws forbidden  there is no such user, or the account is switched off */
async function readUser(db: Executor, where: SQL): Promise<Row> {
  const [found] = await db.execute(sql`
    select u.id, u.clinic_id, u.role, u.name, u.active,
      floor(extract(epoch from u.tokens_valid_after)) as tokens_valid_after_seconds,
      (select json_build_object('id', l.id,
          'is_withdrawn', l.revoked_at is not null and (c.closed_at is null or l.revoked_at < c.closed_at))
        from join_links l join consultations c on c.id = l.consultation_id
        where c.patient_id = u.id order by l.created_at desc limit 1) as link,
      (select json_build_object('consultation_id', g.consultation_id, 'status', g.status,
          'is_over', c.status not in ('scheduled', 'in-progress'))
        from guests g join consultations c on c.id = g.consultation_id where g.id = u.id) as guest
    from users u where ${where}`);
  if (!found) throw new DomainError("forbidden", "This account has not been set up for Panacare");
  const user = Row.parse(found);
  if (!user.active) throw new DomainError("forbidden", "This account has been switched off");
  return user;
}

/** Tokens carry their sign-in time in seconds, so a sign-in in the second of a sign-out counts as earlier. */
function requireCurrentSignIn(user: Row, signedInAtSeconds: number): void {
  const isStaff = user.role === "doctor" || user.role === "admin";
  const isTooOld = isStaff && Date.now() / 1000 - signedInAtSeconds > longestStaffSignInSeconds;
  const hasSignedOut = signedInAtSeconds <= (user.tokens_valid_after_seconds ?? 0);
  if (isTooOld || hasSignedOut) throw new DomainError("unauthenticated", "Please sign in again");
}

function requireNewestLink(newest: Row["link"], joinLinkId: string | undefined): void {
  if (newest?.id !== joinLinkId) {
    throw new DomainError("unauthenticated", "This link has been replaced by a newer one");
  }
  if (newest?.is_withdrawn) {
    throw new DomainError("unauthenticated", "The clinic has withdrawn this link");
  }
}

function guestOf(guest: Row["guest"]): Pick<Guest, "consultationId" | "isAdmitted"> {
  switch (guest?.status) {
    case "waiting":
    case "admitted":
      return { consultationId: guest.consultation_id, isAdmitted: guest.status === "admitted" };
    case "denied":
      throw new DomainError("forbidden", "The doctor cannot let you into this visit", {
        type: "guest-denied",
      });
    default:
      throw new DomainError("unauthenticated", "This invitation has ended", {
        type: guest?.is_over ? "visit-ended" : "guest-removed",
      });
  }
}

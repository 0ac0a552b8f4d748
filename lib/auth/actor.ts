import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Role, roles } from "#lib/consultations/schemas.ts";
import type { Executor } from "#lib/db/client.ts";
import { DomainError } from "#lib/errors.ts";

/** Who acts, as the database knows them: what a token claims about a role or a clinic counts for nothing. */
export interface Actor {
  userId: string;
  clinicId: string;
  role: Role;
  name: string;
}

/** What is taken from a verified Firebase token. `joinLinkId` is the claim that a patient's custom token was made with. */
export interface Principal {
  firebaseUid: string;
  signedInAtSeconds: number;
  joinLinkId: string | undefined;
}

const Row = z.object({
  id: z.uuid(),
  clinic_id: z.uuid(),
  role: z.enum(roles),
  name: z.string(),
  active: z.boolean(),
  newest_join_link_id: z.uuid().nullable(),
});

/**
 * The user of a verified token.
 * A patient is known by the link that let them in: once the doctor issues another one, whoever came by the old link is out.
 * @throws forbidden  the account is not one of ours, or was disabled
 * @throws unauthenticated  the patient's link was replaced
 */
export async function actorOf(
  db: Executor,
  principal: Pick<Principal, "firebaseUid" | "joinLinkId">,
): Promise<Actor> {
  const [found] = await db.execute(sql`
    select u.id, u.clinic_id, u.role, u.name, u.active,
      (select l.id from join_links l join consultations c on c.id = l.consultation_id
        where c.patient_id = u.id order by l.created_at desc limit 1) as newest_join_link_id
    from users u where u.firebase_uid = ${principal.firebaseUid}`);
  if (!found) throw new DomainError("forbidden", "This account has not been set up for Panacare");
  const user = Row.parse(found);
  if (!user.active) throw new DomainError("forbidden", "This account has been switched off");
  if (user.role === "patient" && user.newest_join_link_id !== principal.joinLinkId) {
    throw new DomainError("unauthenticated", "This link has been replaced by a newer one");
  }
  return { userId: user.id, clinicId: user.clinic_id, role: user.role, name: user.name };
}

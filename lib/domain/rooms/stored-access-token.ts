import { and, eq } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import { isStillGood, issueAccessToken } from "#lib/services/video/access-token.ts";
import { seal, unseal } from "#lib/services/video/sealed-token.ts";
import { identityOf } from "#lib/wire/participant-identity.ts";

export type Side = "doctor" | "patient";

interface Tokens {
  id: string;
  doctorId: string;
  patientId: string;
  doctorToken: string | null;
  patientToken: string | null;
}

const columns = { doctor: "doctorToken", patient: "patientToken" } as const;

export function sideIdentity(consultation: Pick<Tokens, "doctorId" | "patientId">, side: Side): string {
  return identityOf(side, side === "doctor" ? consultation.doctorId : consultation.patientId);
}

/** Issues a guest's token. It is not stored, because a removed guest's stored token would have to be deleted. */
export function guestAccessToken(guestId: string, roomName: string): string {
  return issueAccessToken({ identity: identityOf("guest", guestId), roomName });
}

/**
 * Returns the side's access token: the stored one while it is still valid for this room, else a new one, which is stored
 * sealed. Concurrent callers may each get their own token; both are valid.
 */
export async function accessTokenFor(
  db: Executor,
  consultation: Tokens,
  side: Side,
  roomName: string,
): Promise<string> {
  const column = columns[side];
  const place = `consultations.${column}.${consultation.id}`;
  const subject = { identity: sideIdentity(consultation, side), roomName };

  const sealed = consultation[column];
  const stored = sealed === null ? undefined : unseal(sealed, place);
  if (stored !== undefined && isStillGood(stored, subject)) return stored;

  const token = issueAccessToken(subject);
  await db
    .update(consultations)
    .set({ [column]: seal(token, place) })
    // Store nothing when the visit has ended meanwhile.
    .where(and(eq(consultations.id, consultation.id), eq(consultations.status, "in-progress")));
  return token;
}

import { redirect } from "next/navigation";
import { currentActor } from "#lib/api/page-session.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import type { StaffRole } from "#lib/wire/consultation.ts";

export type Staff = Actor & { role: StaffRole };

/** The signed-in doctor or administrator; null for nobody, and for a patient or guest, who has no pages but that of the visit. */
export async function currentStaff(): Promise<Staff | null> {
  const actor = await currentActor();
  return actor?.role === "doctor" || actor?.role === "admin" ? { ...actor, role: actor.role } : null;
}

/** For pages of the staff: sends everybody else to sign in, and back to `path` afterwards. */
export async function requireStaff(path: string): Promise<Staff> {
  return (await currentStaff()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

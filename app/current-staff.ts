import { redirect } from "next/navigation";
import type { Actor } from "#lib/auth/actor.ts";
import { currentActor } from "#lib/auth/page-session.ts";

export type Staff = Actor & { role: "doctor" | "admin" };

/** The signed-in doctor or administrator; null for nobody and for a patient, who has no pages but that of the visit. */
export async function currentStaff(): Promise<Staff | null> {
  const actor = await currentActor();
  return actor && actor.role !== "patient" ? { ...actor, role: actor.role } : null;
}

/** For pages of the staff: sends everybody else to sign in, and back to `path` afterwards. */
export async function requireStaff(path: string): Promise<Staff> {
  return (await currentStaff()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

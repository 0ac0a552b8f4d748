import { and, eq } from "drizzle-orm";
import { users } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { DoctorList } from "#lib/wire/clinic.ts";

/** The doctors of the actor's clinic who can sign in, by name. @throws forbidden  to patients and guests */
export async function listDoctors({ db, actor }: Context): Promise<DoctorList> {
  if (actor.role !== "doctor" && actor.role !== "admin") {
    throw new DomainError("forbidden", "Only the clinic's staff can list its doctors");
  }
  const results = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.clinicId, actor.clinicId), eq(users.role, "doctor"), eq(users.active, true)))
    .orderBy(users.name, users.id);
  return { results };
}

import { randomUUID } from "node:crypto";
import { clinics, users } from "#drizzle/schema.ts";
import { createAuthUser, signInWithPassword } from "#e2e/stand-ins/auth-emulator.ts";
import { type StaffApi, staffApi } from "#e2e/steps/staff-api.ts";
import type { TestWorld } from "#e2e/world/test-world.ts";
import type { Database } from "#lib/platform/db/client.ts";
import type { Role, StaffRole } from "#lib/wire/consultation.ts";

export interface StaffMember {
  id: string;
  clinicId: string;
  email: string;
  password: string;
  name: string;
  role: Role;
  idToken: string;
  api: StaffApi;
  /** The same on another server of the same world. */
  apiOf(origin: string): StaffApi;
}

export interface WantedStaff {
  role?: StaffRole;
  /** Absent: a clinic of their own. */
  clinicId?: string;
  name?: string;
}

/** A member of staff with an account at the Auth emulator. */
export async function createStaff(
  { addresses }: Pick<TestWorld, "addresses">,
  database: Database,
  wanted: WantedStaff = {},
): Promise<StaffMember> {
  const { role = "doctor", name = "Dr. Kim Park" } = wanted;
  const uid = randomUUID();
  const email = `${uid}@clinic.test`;
  const password = randomUUID();
  const clinicId = wanted.clinicId ?? randomUUID();
  if (!wanted.clinicId) await database.insert(clinics).values({ id: clinicId, name: "Harbor Street Clinic" });
  const id = randomUUID();
  await database.insert(users).values({ id, clinicId, firebaseUid: uid, role, name, email });
  await createAuthUser({
    host: addresses.authEmulator,
    projectId: addresses.firebaseProjectId,
    user: { uid, email, password, displayName: name },
  });
  const idToken = await signInWithPassword(addresses.authEmulator, email, password);
  const apiOf = (origin: string) => staffApi(origin, idToken);
  return { id, clinicId, email, password, name, role, idToken, api: apiOf(addresses.app), apiOf };
}

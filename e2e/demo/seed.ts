import { clinics, users } from "#drizzle/schema.ts";
import type { AuthUser } from "#e2e/stand-ins/auth-emulator.ts";
import { connectDatabase } from "#lib/platform/db/client.ts";
import type { StaffRole } from "#lib/wire/consultation.ts";

export const demoPassword = "panacare-demo";

interface Staff {
  uid: string;
  email: string;
  role: StaffRole;
  name: string;
  clinic: { id: string; name: string; phone: string; timeZone: string };
}

const harbor = {
  id: "00000000-0000-4000-8000-000000000001",
  name: "Harbor Street Clinic",
  phone: "+1 555 0100",
  timeZone: "America/New_York",
};
const hillside = {
  id: "00000000-0000-4000-8000-000000000002",
  name: "Hillside Family Practice",
  phone: "+1 555 0200",
  timeZone: "Africa/Nairobi",
};

export const demoStaff: readonly Staff[] = [
  {
    uid: "demo-doctor",
    email: "doctor@panacare.test",
    role: "doctor",
    name: "Dr. Amara Osei",
    clinic: harbor,
  },
  {
    uid: "demo-doctor2",
    email: "doctor2@panacare.test",
    role: "doctor",
    name: "Dr. Lena Fischer",
    clinic: harbor,
  },
  {
    uid: "demo-doctor3",
    email: "doctor3@panacare.test",
    role: "doctor",
    name: "Dr. Rafael Moreno",
    clinic: hillside,
  },
  { uid: "demo-admin", email: "admin@panacare.test", role: "admin", name: "Noor Haddad", clinic: harbor },
];

/** The same people for the Auth emulator. */
export const demoUsers: readonly AuthUser[] = demoStaff.map(({ uid, email, name }) => ({
  uid,
  email,
  password: demoPassword,
  displayName: name,
}));

/** Puts the demo's two clinics and their staff into the database. Safe to repeat: what is there stays as it is. */
export async function seedDemo(ownerUrl: string): Promise<void> {
  const { db, sql } = connectDatabase(ownerUrl, 1);
  try {
    await db.insert(clinics).values([harbor, hillside]).onConflictDoNothing();
    await db
      .insert(users)
      .values(
        demoStaff.map(({ uid, clinic, ...person }) => ({ ...person, clinicId: clinic.id, firebaseUid: uid })),
      )
      .onConflictDoNothing({ target: users.firebaseUid });
  } finally {
    await sql.end();
  }
}

import { randomUUID } from "node:crypto";
import { type BrowserContext, test as base } from "playwright/test";
import { clinics, users } from "#drizzle/schema.ts";
import { type StaffApi, staffApi, visitNow } from "#e2e/staff-api.ts";
import { createAuthUser, signInWithPassword } from "#e2e/stand-ins/auth-emulator.ts";
import { type TestWorld, useTestWorld } from "#e2e/test-world.ts";
import type { NewConsultation, Role } from "#lib/consultations/schemas.ts";
import { connectDatabase, type Database } from "#lib/db/client.ts";

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

export interface Visit {
  id: string;
  doctor: StaffMember;
  joinLink: string;
}

interface TestFixtures {
  /** Staff of a clinic of their own, unless one is named. */
  createStaff(wanted?: { role?: "doctor" | "admin"; clinicId?: string; name?: string }): Promise<StaffMember>;
  /** A visit that begins now, with a doctor of its own unless one is named, scheduled through the API. */
  createVisit(wanted?: Partial<NewConsultation> & { doctor?: StaffMember }): Promise<Visit>;
  /** Another person's browser: nothing is shared with the others but the camera that is faked. */
  newBrowser(origin?: string): Promise<BrowserContext>;
}

interface WorkerFixtures {
  world: TestWorld;
  /** As the owner of the schema: to look at what the app wrote, and to make what it has no API for. */
  database: Database;
}

/** For tests that need the app: every test makes its own people and visits. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  world: [
    // Playwright wants the first parameter destructured, even when nothing is taken from it.
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      await use(await useTestWorld(process.ppid));
    },
    { scope: "worker", timeout: 420_000 },
  ],
  database: [
    async ({ world }, use) => {
      const { db, sql } = connectDatabase(world.addresses.database.owner, 2);
      await use(db);
      await sql.end();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ world }, use) => use(world.addresses.app),
  createStaff: async ({ world, database }, use) => use((wanted) => createStaff(world, database, wanted)),
  createVisit: async ({ createStaff: createDoctor }, use) => {
    await use(async ({ doctor: named, ...wanted } = {}) => {
      const doctor = named ?? (await createDoctor());
      const { id, join_link: joinLink } = await doctor.api.schedule({
        ...visitNow({ name: "Robin Vale" }),
        ...wanted,
      });
      return { id, doctor, joinLink };
    });
  },
  newBrowser: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (origin = baseURL) => {
      const context = await browser.newContext({
        permissions: ["camera", "microphone"],
        ...(origin && { baseURL: origin }),
      });
      contexts.push(context);
      return context;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

async function createStaff(
  { addresses }: TestWorld,
  database: Database,
  wanted: { role?: "doctor" | "admin"; clinicId?: string; name?: string } = {},
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

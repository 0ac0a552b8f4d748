import { type BrowserContext, test as base } from "playwright/test";
import { visitNow } from "#e2e/steps/staff-api.ts";
import { createStaff, type StaffMember, type WantedStaff } from "#e2e/steps/staff-member.ts";
import { type TestWorld, useTestWorld } from "#e2e/world/test-world.ts";
import { connectDatabase, type Database } from "#lib/platform/db/client.ts";
import type { NewConsultation } from "#lib/wire/consultation.ts";

export interface Visit {
  id: string;
  doctor: StaffMember;
  joinLink: string;
}

interface TestFixtures {
  /** Staff of a clinic of their own, unless one is named. */
  createStaff(wanted?: WantedStaff): Promise<StaffMember>;
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
    async ({}, use, { parallelIndex }) => {
      await use(await useTestWorld({ runnerPid: process.ppid, parallelIndex }));
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

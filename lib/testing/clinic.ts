import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";

import { clinics, consultations, rooms, users } from "#drizzle/schema.ts";
import { createAuthUser, signInWithPassword } from "#e2e/stand-ins/auth-emulator.ts";
import { database } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";
import type { NewConsultation, StaffRole } from "#lib/wire/consultation.ts";

/** Test data, made by each test for itself: clinics, staff who can sign in, visits with their patients. */

export interface SignedIn {
  userId: string;
  uid: string;
  token: string;
}

export async function makeClinic(name = "Test clinic"): Promise<string> {
  const id = randomUUID();
  await database().db.insert(clinics).values({ id, name, phone: "+1 555 0199" });
  return id;
}

/** A member of staff with an account at the Auth emulator. */
export async function makeStaff(clinicId: string, role: StaffRole = "doctor"): Promise<SignedIn> {
  const userId = randomUUID();
  const account = await makeAccount();
  await database()
    .db.insert(users)
    .values({ id: userId, clinicId, firebaseUid: account.uid, role, name: "Dr. Test" });
  return { userId, ...account };
}

/** An account at Firebase that Panacare knows nothing of. */
export async function makeAccount(): Promise<{ uid: string; token: string }> {
  const host = workerWorld().addresses.authEmulator;
  const uid = `test-${randomUUID()}`;
  const [email, password] = [`${uid}@panacare.test`, randomUUID()];
  await createAuthUser({
    host,
    projectId: workerWorld().addresses.firebaseProjectId,
    user: { uid, email, password },
  });
  return { uid, token: await signInWithPassword(host, email, password) };
}

export const hourMs = 60 * 60 * 1000;

export function visitAt(startsInMs = hourMs, lengthMs = hourMs / 2) {
  const start = Date.now() + startsInMs;
  return {
    patient: { name: "Test Patient", email: "patient@example.org", phone: "+1 555 0123" },
    scheduled_start: new Date(start).toISOString(),
    scheduled_end: new Date(start + lengthMs).toISOString(),
    reason: "Test reason",
  };
}

export interface Visit {
  id: string;
  /** Path of the visit in the API, with its trailing slash. */
  path: string;
  joinLink: string;
  secret: string;
}

export async function scheduleVisit(doctor: SignedIn, visit: NewConsultation = visitAt()): Promise<Visit> {
  const { status, body } = await send("POST", "/api/consultations/", { token: doctor.token, body: visit });
  if (status !== 201) throw new Error(`The visit was not scheduled: ${JSON.stringify(body)}`);
  const { id, join_link: joinLink } = body as { id: string; join_link: string };
  return { id, path: `/api/consultations/${id}/`, joinLink, secret: joinLink.split("#")[1] ?? "" };
}

/** The visit's patient, in by the join link as their browser does it. @returns their ID token */
export async function openLink({ id, secret }: Pick<Visit, "id" | "secret">): Promise<string> {
  const { body } = await send("POST", "/api/join_links/exchange/", { body: { consultation_id: id, secret } });
  return exchangeCustomToken((body as { custom_token: string }).custom_token);
}

export async function exchangeCustomToken(customToken: string): Promise<string> {
  const response = await fetch(
    `http://${workerWorld().addresses.authEmulator}/identitytoolkit.googleapis.com/v1/accounts:signInWithCustomToken?key=local`,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token: customToken, returnSecureToken: true }),
    },
  );
  const { idToken } = (await response.json()) as { idToken?: string };
  if (!idToken) throw new Error(`The custom token was not taken: ${response.status}`);
  return idToken;
}

export async function recordOf(id: string): Promise<typeof consultations.$inferSelect> {
  const [record] = await database().db.select().from(consultations).where(eq(consultations.id, id));
  if (!record) throw new Error(`There is no consultation ${id}`);
  return record;
}

export function roomsOf(consultationId: string): Promise<(typeof rooms.$inferSelect)[]> {
  return database()
    .db.select()
    .from(rooms)
    .where(eq(rooms.consultationId, consultationId))
    .orderBy(rooms.ordinal);
}

import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { consultations, guests, joinLinks, users } from "#drizzle/schema.ts";
import { hashSecret, newSecret } from "#lib/domain/join-links/secret.ts";
import { database } from "#lib/platform/db/client.ts";
import { createGuestToken, createPatientToken } from "#lib/services/firebase/firebase.ts";
import { exchangeCustomToken, hourMs } from "#lib/testing/clinic.ts";
import type { ConsultationStatus } from "#lib/wire/consultation.ts";

/** Visits in any state, put straight into the database: the way there through the API is for other tests. */

/** So that the job which switches off the accounts of visits that are over leaves these many alone. */
const notTheJobs = new Date(0);

type OpenGuestStatus = "invited" | "waiting" | "admitted";

interface TestGuest {
  id: string;
  secret: string;
  /** @returns their ID token */
  signIn(): Promise<string>;
}

export interface VisitInState {
  id: string;
  patientName: string;
  joinSecret: string;
  /** Those that were asked for, one of each status; removed by now if the visit is over. */
  guests: Map<OpenGuestStatus, TestGuest>;
  /** @returns the ID token of the visit's patient */
  signInPatient(): Promise<string>;
}

export async function visitInState(
  state: ConsultationStatus,
  options: { clinicId: string; doctorId: string; guests?: OpenGuestStatus[] },
): Promise<VisitInState> {
  const { clinicId, doctorId } = options;
  const { db } = database();
  const [id, patientId, joinLinkId] = [randomUUID(), randomUUID(), randomUUID()];
  const patientName = `Canary ${id}`;
  const joinSecret = newSecret("panacare_join_");
  await db.insert(users).values({
    id: patientId,
    clinicId,
    firebaseUid: `visit-${id}`,
    role: "patient",
    name: patientName,
    retiredAt: notTheJobs,
  });
  // Begun a while ago, so that everything which depends on the time may be done now.
  const [scheduledStart, scheduledEnd] = [new Date(Date.now() - hourMs), new Date(Date.now() + hourMs)];
  await db.insert(consultations).values({ id, clinicId, doctorId, patientId, scheduledStart, scheduledEnd });
  await db.insert(joinLinks).values({
    id: joinLinkId,
    consultationId: id,
    secretHash: hashSecret(joinSecret),
    opensAt: scheduledStart,
    closesAt: scheduledEnd,
    createdBy: doctorId,
  });
  const made = new Map<OpenGuestStatus, TestGuest>();
  for (const status of options.guests ?? []) made.set(status, await makeGuest(id, status, options));
  await moveTo(id, state);
  return {
    id,
    patientName,
    joinSecret,
    guests: made,
    signInPatient: async () => exchangeCustomToken(await createPatientToken(`visit-${id}`, joinLinkId)),
  };
}

async function makeGuest(
  consultationId: string,
  status: OpenGuestStatus,
  { clinicId, doctorId }: { clinicId: string; doctorId: string },
): Promise<TestGuest> {
  const { db } = database();
  const id = randomUUID();
  const firebaseUid = `guest-${id}`;
  const secret = newSecret("panacare_guest_");
  const inAnHour = new Date(Date.now() + hourMs);
  await db
    .insert(users)
    .values({ id, clinicId, firebaseUid, role: "guest", name: "Interpreter", retiredAt: notTheJobs });
  await db.insert(guests).values({
    id,
    consultationId,
    status,
    secretHash: hashSecret(secret),
    expiresAt: inAnHour,
    createdBy: doctorId,
    ...(status !== "invited" && { arrivedAt: new Date(), leaseUntil: inAnHour }),
    ...(status === "admitted" && { decidedAt: new Date() }),
  });
  return { id, secret, signIn: async () => exchangeCustomToken(await createGuestToken(firebaseUid)) };
}

/** By the ways that the database allows, so that what ends with a visit ends here too. */
async function moveTo(id: string, state: ConsultationStatus): Promise<void> {
  const set = (values: PgUpdateSetSource<typeof consultations>) =>
    database().db.update(consultations).set(values).where(eq(consultations.id, id));
  const begin = () => set({ status: "in-progress", startTime: sql`now()`, sessionId: randomUUID() });
  switch (state) {
    case "scheduled":
      return;
    case "in-progress":
      await begin();
      return;
    case "completed":
      await begin();
      await set({ status: "completed", endTime: sql`now()` });
      return;
    default:
      await set({ status: state });
  }
}

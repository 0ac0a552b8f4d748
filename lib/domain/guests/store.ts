import { and, eq, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { clinics, consultations, guests, users } from "#drizzle/schema.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import type { Guest } from "#lib/wire/guest.ts";

const doctors = alias(users, "doctors");

export function selectGuests(db: Executor, where: SQL | undefined) {
  return db
    .select({
      guest: guests,
      name: users.name,
      clinicId: users.clinicId,
      firebaseUid: users.firebaseUid,
      doctorName: doctors.name,
      clinic: { name: clinics.name, phone: clinics.phone },
    })
    .from(guests)
    .innerJoin(users, eq(users.id, guests.id))
    .innerJoin(consultations, eq(consultations.id, guests.consultationId))
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(clinics, eq(clinics.id, consultations.clinicId))
    .where(where)
    .$dynamic();
}

export type GuestRow = Awaited<ReturnType<typeof selectGuests>>[number];

/** @throws not_found when this visit has no such guest */
export async function readGuest(db: Executor, consultationId: string, guestId: string): Promise<GuestRow> {
  const [row] = await selectGuests(
    db,
    and(eq(guests.id, guestId), eq(guests.consultationId, consultationId)),
  );
  if (!row) throw new DomainError("not_found", "Guest not found");
  return row;
}

export function toGuest({ guest, name, doctorName, clinic }: GuestRow): Guest {
  const isThere = guest.status === "waiting" && guest.leaseUntil !== null && guest.leaseUntil > new Date();
  return {
    id: guest.id,
    consultation_id: guest.consultationId,
    name,
    status: guest.status,
    doctor: { name: doctorName },
    clinic,
    expires_at: guest.expiresAt.toISOString(),
    waiting_since: isThere ? (guest.arrivedAt?.toISOString() ?? null) : null,
  };
}

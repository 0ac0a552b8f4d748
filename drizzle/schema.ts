import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { consultationStatuses, guestStatuses, roles } from "#lib/wire/consultation.ts";
import { captionLanguages } from "#lib/wire/vocabulary/caption-language.ts";

/**
 * The one schema of the application. What must never be wrong is held here and in the hand-written migrations beside it
 * (triggers, grants): at most one live room per consultation, ended is final, one clinic per consultation, an audit log
 * that only grows.
 */

const id = () => uuid().primaryKey().defaultRandom();
const instant = () => timestamp({ withTimezone: true, mode: "date" });
const createdAt = () => instant().notNull().defaultNow();

export const role = pgEnum("role", roles);
export const consultationStatus = pgEnum("consultation_status", consultationStatuses);
/** opening: wanted, not yet confirmed by Twilio · live · closing: to be completed at Twilio · closed. */
export const roomStatus = pgEnum("room_status", ["opening", "live", "closing", "closed"]);
export const guestStatus = pgEnum("guest_status", guestStatuses);

export const clinics = pgTable("clinics", {
  id: id(),
  name: text().notNull(),
  phone: text(),
  /** The consent text in force (drizzle/visit-record.ts); 0 before there was one. */
  consentVersion: integer().notNull().default(0),
  /** An IANA name such as Africa/Nairobi: mails to patients tell the time there. */
  timeZone: text().notNull().default("UTC"),
  /** The language of mails, one of lib/wire/locales.ts: a patient's own language is not known before they come. */
  language: text().notNull().default("en"),
  createdAt: createdAt(),
});

/** Everyone who can sign in. A patient row is the principal of one visit: its Firebase user can see that consultation alone. */
export const users = pgTable(
  "users",
  {
    id: id(),
    clinicId: uuid()
      .notNull()
      .references(() => clinics.id),
    firebaseUid: text().notNull().unique(),
    role: role().notNull(),
    name: text().notNull(),
    /** Of a patient who chose another name to be shown to guests. */
    shownName: text(),
    email: text(),
    phone: text(),
    active: boolean().notNull().default(true),
    /** Set by signing out: tokens of an earlier sign-in are no good. */
    tokensValidAfter: instant(),
    /** When the Firebase user of a visit that is over was disabled. */
    retiredAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    // Target of the composite keys that keep a consultation inside one clinic.
    unique("users_clinic_key").on(table.id, table.clinicId),
    // Staff look for a visit by a part of the patient's name.
    index("users_patients_by_name")
      .using("gin", table.name.op("gin_trgm_ops"))
      // Without the list of pending entries, which makes searches dear until a vacuum comes.
      .with({ fastupdate: false })
      .where(sql`${table.role} = 'patient'`),
    // The job that retires users of past visits reads these alone (lib/domain/consultations/retire-users.ts).
    index("users_to_retire")
      .on(table.id)
      .where(sql`${table.retiredAt} is null and ${table.role} in ('patient', 'guest')`),
  ],
);

export const consultations = pgTable(
  "consultations",
  {
    id: id(),
    clinicId: uuid()
      .notNull()
      .references(() => clinics.id),
    doctorId: uuid().notNull(),
    patientId: uuid().notNull().unique(),
    status: consultationStatus().notNull().default("scheduled"),
    scheduledStart: instant().notNull(),
    scheduledEnd: instant().notNull(),
    /** The start before the last move. */
    rescheduledFrom: instant(),
    reason: text(),
    /** When the doctor turned the waiting patient away, until they ask again. */
    turnedAwayAt: instant(),
    startTime: instant(),
    endTime: instant(),
    sessionId: uuid(),
    twilioRoomName: text(),
    twilioRoomSid: text(),
    /** In which language what is said is to be captioned; null: not at all. */
    captionsLanguage: text({ enum: captionLanguages }),
    /** When it was completed, cancelled or missed (consultations_keep_ended). */
    closedAt: instant(),
    /** Access tokens, sealed (lib/services/video/sealed-token.ts): bearer credentials never stand readable in the database. */
    doctorToken: text(),
    patientToken: text(),
    createdAt: createdAt(),
  },
  (table) => [
    foreignKey({
      name: "consultations_doctor_of_clinic",
      columns: [table.doctorId, table.clinicId],
      foreignColumns: [users.id, users.clinicId],
    }),
    foreignKey({
      name: "consultations_patient_of_clinic",
      columns: [table.patientId, table.clinicId],
      foreignColumns: [users.id, users.clinicId],
    }),
    check("consultations_schedule_in_order", sql`${table.scheduledEnd} > ${table.scheduledStart}`),
    check(
      "consultations_start_time_matches_status",
      sql`(${table.startTime} is not null) = (${table.status} in ('in-progress', 'completed'))`,
    ),
    check(
      "consultations_end_time_matches_status",
      sql`(${table.endTime} is not null) = (${table.status} = 'completed')`,
    ),
    check(
      "consultations_captions_language_is_a_tag",
      sql`${table.captionsLanguage} ~ '^[a-z]{2,3}-[A-Z]{2}$'`,
    ),
    check("consultations_times_in_order", sql`${table.endTime} >= ${table.startTime}`),
    // The dashboards read one doctor's or one clinic's visits by time.
    index("consultations_by_doctor").on(table.doctorId, table.scheduledStart, table.id),
    index("consultations_by_clinic").on(table.clinicId, table.scheduledStart, table.id),
    // Which of those to come are overdue (lib/domain/consultations/miss-overdue.ts).
    index("consultations_to_come").on(table.scheduledEnd).where(sql`${table.status} = 'scheduled'`),
    // A page of a rare status among many visits of another.
    index("consultations_by_doctor_and_status").on(
      table.doctorId,
      table.status,
      table.scheduledStart,
      table.id,
    ),
    index("consultations_by_clinic_and_status").on(
      table.clinicId,
      table.status,
      table.scheduledStart,
      table.id,
    ),
  ],
);

/** Twilio ends a room that stands empty, so a consultation may go through several. */
export const rooms = pgTable(
  "rooms",
  {
    id: id(),
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id),
    ordinal: integer().notNull(),
    name: text().notNull().unique(),
    sid: text().unique(),
    status: roomStatus().notNull().default("opening"),
    createdAt: createdAt(),
    openedAt: instant(),
    closedAt: instant(),
    /** When Twilio was last asked to create it: such a request may still take effect after it timed out here. */
    lastOpenAttemptAt: instant(),
    /** When the keeper of the rooms looks at it next, and how often it has tried. */
    nextAttemptAt: instant().notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    /** When Twilio last told of it, or was asked about it. */
    heardAt: instant(),
    /** When Twilio is to be told (again) which captions the visit has; null: it knows (lib/domain/rooms/captions-keeper.ts). */
    captionsDueAt: instant(),
    /** When Twilio is asked what it does, because it may have taken a change late that it left unanswered; null: not. */
    captionsCheckAt: instant(),
  },
  (table) => [
    unique("rooms_ordinal").on(table.consultationId, table.ordinal),
    uniqueIndex("rooms_one_live_per_consultation")
      .on(table.consultationId)
      .where(sql`${table.status} in ('opening', 'live')`),
    // The job that asks Twilio about quiet rooms reads these two alone (lib/domain/rooms/room-reconciler.ts).
    index("rooms_live").on(table.id).where(sql`${table.status} = 'live'`),
    index("rooms_by_close").on(table.closedAt).where(sql`${table.status} = 'closed'`),
    index("rooms_to_settle").on(table.nextAttemptAt).where(sql`${table.status} in ('opening', 'closing')`),
    index("rooms_captions_due").on(table.captionsDueAt).where(sql`${table.captionsDueAt} is not null`),
    index("rooms_captions_to_check")
      .on(table.captionsCheckAt)
      .where(sql`${table.captionsCheckAt} is not null`),
    check("rooms_live_has_sid", sql`${table.status} <> 'live' or ${table.sid} is not null`),
    check(
      "rooms_closed_at_matches_status",
      sql`(${table.closedAt} is not null) = (${table.status} = 'closed')`,
    ),
  ],
);

export const joinLinks = pgTable(
  "join_links",
  {
    id: id(),
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id),
    /** SHA-256 of the secret, hex. The secret has 128 random bits or more, so a plain hash is enough (ASVS 6.5.2). */
    secretHash: text().notNull().unique(),
    opensAt: instant().notNull(),
    closesAt: instant().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    revokedAt: instant(),
    lastUsedAt: instant(),
  },
  (table) => [
    uniqueIndex("join_links_one_valid_per_consultation")
      .on(table.consultationId)
      .where(sql`${table.revokedAt} is null`),
    // Each request of a patient looks at the newest link of their visit.
    index("join_links_by_consultation").on(table.consultationId, table.createdAt.desc()),
    check("join_links_window_in_order", sql`${table.closesAt} > ${table.opensAt}`),
  ],
);

/**
 * Third parties of one visit (an interpreter, a relative): invited by a link that works once, they wait until the doctor
 * admits or denies them. `id` is that of their row in `users`, where their name is.
 */
export const guests = pgTable(
  "guests",
  {
    id: uuid()
      .primaryKey()
      .references(() => users.id),
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id),
    status: guestStatus().notNull().default("invited"),
    /** As in `joinLinks`. */
    secretHash: text().notNull().unique(),
    expiresAt: instant().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    arrivedAt: instant(),
    decidedAt: instant(),
    /** The lease of a guest who waits, as in `waiting`. */
    leaseUntil: instant(),
  },
  (table) => [
    index("guests_by_consultation").on(table.consultationId, table.createdAt),
    check("guests_window_in_order", sql`${table.expiresAt} > ${table.createdAt}`),
    check(
      "guests_arrived_by_the_link",
      sql`(${table.arrivedAt} is not null) or ${table.status} in ('invited', 'removed')`,
    ),
    check(
      "guests_decided_at_matches_status",
      sql`(${table.decidedAt} is not null) or ${table.status} not in ('admitted', 'denied')`,
    ),
  ],
);

/** Who is in the waiting room: a lease that the waiting page renews, so that a dead tab stops counting by itself. */
export const waiting = pgTable("waiting", {
  consultationId: uuid()
    .primaryKey()
    .references(() => consultations.id),
  since: instant().notNull().defaultNow(),
  leaseUntil: instant().notNull(),
  /** The tab whose place it is; null for older clients, which do not tell theirs. */
  placeId: uuid(),
});

/** Which doctors have a page open: a lease, as in `waiting`, that these pages renew. */
export const doctorPresence = pgTable("doctor_presence", {
  doctorId: uuid()
    .primaryKey()
    .references(() => users.id),
  since: instant().notNull().defaultNow(),
  leaseUntil: instant().notNull(),
});

/** Who was in which room, from when to when. */
export const attendance = pgTable(
  "attendance",
  {
    id: id(),
    roomId: uuid()
      .notNull()
      .references(() => rooms.id),
    identity: text().notNull(),
    participantSid: text().notNull().unique(),
    joinedAt: instant().notNull(),
    leftAt: instant(),
  },
  (table) => [
    index("attendance_by_room").on(table.roomId, table.joinedAt),
    check("attendance_times_in_order", sql`${table.leftAt} >= ${table.joinedAt}`),
  ],
);

export const chatMessages = pgTable(
  "chat_messages",
  {
    id: id(),
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id),
    senderId: uuid()
      .notNull()
      .references(() => users.id),
    message: text().notNull(),
    createdAt: createdAt(),
    readAt: instant(),
  },
  (table) => [index("chat_messages_by_consultation").on(table.consultationId, table.createdAt, table.id)],
);

/** Append-only: the application's role may insert and read, never change or delete (grants in the migrations). */
export const auditLog = pgTable(
  "audit_log",
  {
    id: bigserial({ mode: "bigint" }).primaryKey(),
    at: createdAt(),
    clinicId: uuid(),
    actorId: uuid(),
    actorRole: role(),
    action: text().notNull(),
    outcome: text({ enum: ["allowed", "denied"] }).notNull(),
    consultationId: uuid(),
    requestId: text(),
    /** Ids and codes only: no name, contact, message or credential. */
    details: jsonb().$type<Record<string, string | number | boolean | null>>(),
  },
  (table) => [index("audit_log_by_consultation").on(table.consultationId, table.id)],
);

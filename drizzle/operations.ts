import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { auditLog, consultations, users } from "#drizzle/schema.ts";

/**
 * What keeps the record safe rather than being it: Twilio's callbacks as they came, the events that the pages hear, the
 * chain over the audit log, sessions, answers kept for repeated requests, and the counts of the rate limits.
 */

const instant = () => timestamp({ withTimezone: true, mode: "date" });
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/**
 * The inbox of Twilio's status callbacks: insert-only, and each once however often it is sent. What it says about a room
 * is a fold over its rows (lib/domain/rooms/room-events.ts), so late and shuffled ones end in the same state.
 */
export const twilioEvents = pgTable(
  "twilio_events",
  {
    roomSid: text().notNull(),
    sequenceNumber: integer().notNull(),
    event: text().notNull(),
    /** Twilio's own clock. */
    at: instant().notNull(),
    participantSid: text(),
    identity: text(),
    /** Of the stay that ends with this event: it says when that began where the beginning was never told. */
    participantSeconds: integer(),
    receivedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.roomSid, table.sequenceNumber] }),
    index("twilio_events_by_receipt").on(table.receivedAt),
  ],
);

/**
 * What changed, for the event streams. `position` is given at commit, one transaction after the other
 * (events_take_position), so whoever has heard of one position has heard of all before it.
 */
export const events = pgTable(
  "events",
  {
    id: bigserial({ mode: "bigint" }).primaryKey(),
    position: bigint({ mode: "bigint" }).unique(),
    at: instant().notNull().defaultNow(),
    consultationId: uuid().notNull(),
    clinicId: uuid().notNull(),
    doctorId: uuid().notNull(),
    patientId: uuid().notNull(),
  },
  (table) => [index("events_by_time").on(table.at)],
);

/**
 * One link per audit row, made by the database at commit: SHA-256 over the link before and the row. The application's
 * role can neither write nor change it.
 */
export const auditChain = pgTable("audit_chain", {
  position: bigint({ mode: "bigint" }).primaryKey(),
  auditId: bigint({ mode: "bigint" })
    .notNull()
    .unique()
    .references(() => auditLog.id),
  hash: bytes().notNull(),
});

/** Sessions of the pages. The cookie itself is not kept: `id` is its SHA-256. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    openedAt: instant().notNull().defaultNow(),
    /** When somebody last did something; what pages ask by themselves does not count. */
    activeAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    closedAt: instant(),
  },
  (table) => [
    index("sessions_open_by_user").on(table.userId).where(sql`${table.closedAt} is null`),
    index("sessions_by_expiry").on(table.expiresAt),
  ],
);

/** Mails that remind a patient of their visit: one for each visit and planned start (lib/domain/reminders/send-reminders.ts). */
export const reminders = pgTable(
  "reminders",
  {
    id: uuid().primaryKey().defaultRandom(),
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id),
    startsAt: instant().notNull(),
    attempts: integer().notNull(),
    nextAttemptAt: instant().notNull(),
    sentAt: instant(),
  },
  (table) => [unique("reminders_one_per_start").on(table.consultationId, table.startsAt)],
);

/** Answers kept for who repeats a request with its Idempotency-Key. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    /** SHA-256 over who asks, what, and under which key. */
    id: text().primaryKey(),
    requestHash: text().notNull(),
    startedAt: instant().notNull().defaultNow(),
    /** Sealed: an answer may hold an access token or a join link. Null while the first request is under way. */
    answer: text(),
    /** Written with the first thing that the request did, in one transaction: so it stays known when its server dies. */
    tookEffect: boolean().notNull().default(false),
  },
  (table) => [index("idempotency_keys_by_start").on(table.startedAt)],
);

/** The columns are those that rate-limiter-flexible works with. Unlogged, which Drizzle does not know: migration 0010. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text().primaryKey(),
    points: integer().notNull().default(0),
    /** Milliseconds since 1970. */
    expire: bigint({ mode: "number" }),
  },
  (table) => [index("rate_limits_by_expiry").on(table.expire)],
);

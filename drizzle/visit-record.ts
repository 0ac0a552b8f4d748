import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { clinics, consultations, role, users } from "#drizzle/schema.ts";

/** What a visit leaves behind besides its times and messages: consent, notes, summary, feedback, technical reports. */

const instant = () => timestamp({ withTimezone: true, mode: "date" });
const ofConsultation = () =>
  uuid()
    .notNull()
    .references(() => consultations.id);
const byUser = () =>
  uuid()
    .notNull()
    .references(() => users.id);

/**
 * Every consent text that a clinic has ever asked for, insert-only: what somebody agreed to can be shown for ever. The one
 * in force is that of `clinics.consentVersion`; null says that nothing is asked.
 */
export const consentTexts = pgTable(
  "consent_texts",
  {
    clinicId: uuid()
      .notNull()
      .references(() => clinics.id),
    version: integer().notNull(),
    text: text(),
    createdBy: byUser(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.version] })],
);

/** Who agreed to which text, and when. Insert-only. */
export const consents = pgTable(
  "consents",
  {
    consultationId: ofConsultation(),
    userId: byUser(),
    clinicId: uuid().notNull(),
    version: integer().notNull(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.consultationId, table.userId, table.version] }),
    foreignKey({
      name: "consents_text",
      columns: [table.clinicId, table.version],
      foreignColumns: [consentTexts.clinicId, consentTexts.version],
    }),
  ],
);

/** The doctor's notes. `revision` counts the writes: who writes on top of an older one is told (lib/notes). */
export const visitNotes = pgTable("visit_notes", {
  consultationId: ofConsultation().primaryKey(),
  text: text().notNull(),
  revision: integer().notNull(),
  updatedBy: byUser(),
  updatedAt: instant().notNull().defaultNow(),
});

/** What the doctor writes for the patient to take home. */
export const visitSummaries = pgTable("visit_summaries", {
  consultationId: ofConsultation().primaryKey(),
  text: text().notNull(),
  isShared: boolean().notNull(),
  updatedBy: byUser(),
  updatedAt: instant().notNull().defaultNow(),
});

/** How it was for each participant: once per visit. */
export const visitFeedback = pgTable(
  "visit_feedback",
  {
    consultationId: ofConsultation(),
    userId: byUser(),
    sound: text().notNull(),
    picture: text().notNull(),
    reasons: text().array().notNull(),
    comment: text(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.userId] })],
);

/** What a participant's browser measured in one stay (lib/technical-reports). Thrown away after a while: it is no part of the record. */
export const technicalReports = pgTable(
  "technical_reports",
  {
    id: uuid().primaryKey().defaultRandom(),
    consultationId: ofConsultation(),
    userId: byUser(),
    role: role().notNull(),
    report: jsonb().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index("technical_reports_by_consultation").on(table.consultationId, table.createdAt),
    index("technical_reports_by_time").on(table.createdAt),
  ],
);

import { locales } from "#lib/wire/locales.ts";
import * as z from "#lib/wire/zod.ts";

/** Those for whom a clinic's visits can be scheduled, by name. */
export const DoctorList = z.object({ results: z.array(z.object({ id: z.uuid(), name: z.string() })) });
export type DoctorList = z.infer<typeof DoctorList>;

/** A clinic's settings. Without a consent text patients are asked nothing. */
export const ClinicSettings = z.object({
  name: z.string(),
  phone: z.string().nullable(),
  time_zone: z.string(),
  language: z.string(),
  consent_text: z.string().nullable(),
  /** Grows with every change of the text. */
  consent_version: z.number().int().min(0),
});
export type ClinicSettings = z.infer<typeof ClinicSettings>;

/** Fields that are left out stay as they are. */
export const ClinicChange = z
  .strictObject({
    /** In the clinic's own words and language; none (null, or empty) asks nothing. */
    consent_text: z.string().trim().max(10_000).nullable().optional(),
    /** The number that patients call when nothing else helps; null or empty for none. */
    phone: z.string().trim().max(40).nullable().optional(),
    /** In which mails to patients tell the time: a name of the IANA database, such as Africa/Nairobi. */
    time_zone: z.string().max(64).refine(isTimeZone, "is not the name of a time zone").optional(),
    /** The language of mails: a patient's own language is not known before they come. */
    language: z.enum(locales).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "Nothing to change was given");
export type ClinicChange = z.infer<typeof ClinicChange>;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

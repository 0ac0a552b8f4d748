import { captionLanguages } from "#lib/wire/vocabulary/caption-language.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";
import * as z from "#lib/wire/zod.ts";

/**
 * The wire format of the consultation API: snake_case JSON, times as ISO 8601 in UTC. One schema per shape, used by
 * the route handlers to parse, by the pages' API client to read, and by the tests to check. Browser-safe.
 */

export const consultationStatuses = ["scheduled", "in-progress", "completed", "cancelled", "missed"] as const;
export type ConsultationStatus = (typeof consultationStatuses)[number];

export const roles = ["doctor", "patient", "admin", "guest"] as const;
export type Role = (typeof roles)[number];
export type StaffRole = "doctor" | "admin";

/** invited: the link is not used yet · waiting: arrived, not decided on · removed: by the doctor, or the visit has ended. */
export const guestStatuses = ["invited", "waiting", "admitted", "denied", "removed"] as const;
export type GuestStatus = (typeof guestStatuses)[number];

/** away: no page of theirs is open · with_another_patient: here, and another visit of theirs goes on. */
export const doctorStates = ["away", "here", "with_another_patient"] as const;
export type DoctorState = (typeof doctorStates)[number];

const text = (maxLength: number) => z.string().trim().min(1).max(maxLength);
const instant = z.iso.datetime({ offset: true });

/** A time that somebody sends. The years around 0 and 10000 have a notation of their own in every system. */
export const SentTime = instant.refine((time) => {
  const year = new Date(time).getUTCFullYear();
  // Also of what is no time, and refused as such: NaN.
  return !(year < 1900 || year >= 2200);
}, "This is not a time between the years 1900 and 2200");

export const ConsultationParams = z.object({ id: z.uuid() });

/** Schedules a visit. Its length is limited, because its link's window and its tokens depend on it. */
export const NewConsultation = z
  .strictObject({
    /** For administrators, who schedule for a doctor of their clinic. Doctors schedule for themselves. */
    doctor_id: z.uuid().optional(),
    patient: z.strictObject({
      name: text(200),
      email: z.email().max(254).optional(),
      phone: text(40).optional(),
    }),
    scheduled_start: SentTime,
    scheduled_end: SentTime,
    reason: text(2000).optional(),
  })
  .check((ctx) => {
    const message = scheduleProblem(
      Date.parse(ctx.value.scheduled_start),
      Date.parse(ctx.value.scheduled_end),
    );
    if (!message) return;
    ctx.issues.push({ code: "custom", path: ["scheduled_end"], input: ctx.value.scheduled_end, message });
  });
export type NewConsultation = z.infer<typeof NewConsultation>;

/** Returns what is wrong with a visit from `startMs` to `endMs`. Times that are NaN are refused elsewhere. */
export function scheduleProblem(startMs: number, endMs: number): string | undefined {
  if (endMs <= startMs) return "The visit must end after it starts";
  if (endMs - startMs > timeline.longestVisitHours * 60 * 60 * 1000) {
    return `A visit lasts at most ${timeline.longestVisitHours} hours`;
  }
  return undefined;
}

/** Changes a visit that has not started. Fields that are left out stay; the link's window moves with the visit. */
export const ConsultationChange = z
  .strictObject({
    scheduled_start: SentTime.optional(),
    scheduled_end: SentTime.optional(),
    reason: text(2000).nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "Nothing to change was given");
export type ConsultationChange = z.infer<typeof ConsultationChange>;

const filters = {
  status: z.enum(consultationStatuses).optional(),
  doctor_id: z.uuid().optional(),
  /** Visits that start at this time or later, and before that one. */
  from: SentTime.optional(),
  to: SentTime.optional(),
};

export const PageCursor = z.strictObject({ cursor: z.string().max(200).optional() });

export const ConsultationQuery = PageCursor.extend({
  ...filters,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ConsultationQuery = z.infer<typeof ConsultationQuery>;

/** A body, because it names somebody: addresses stay in the logs of whatever stands between (ASVS 5.0, 14.2.1). */
export const ConsultationSearch = z.strictObject({
  /** A part of the patient's name. One or two letters match only where a word of the name begins. */
  search: z.string().trim().min(1).max(200),
  ...filters,
  limit: z.number().int().min(1).max(100).default(50),
});
export type ConsultationSearch = z.infer<typeof ConsultationSearch> & z.infer<typeof PageCursor>;

/** Sent by the waiting page with each renewal. Older clients send no body and count as no particular tab. */
export const SignOfLife = z
  .strictObject({
    /** Made up by the tab: the place in the waiting room belongs to one tab at a time. */
    place_id: z.uuid(),
    /** The person has just opened this tab, or wants to wait here: takes the place from another tab, and asks again after having been turned away. */
    take: z.boolean().default(false),
  })
  .optional();
export type SignOfLife = z.infer<typeof SignOfLife>;

export const LeftPlace = z.strictObject({
  /** Ends only this tab's place. Without it, ends any place. */
  place_id: z.uuid().optional(),
});

/** The patient's agreement. */
export const Agreement = z
  .strictObject({
    /** The version of the consent text that the patient read. */
    version: z.number().int().min(1).max(2_000_000_000).optional(),
    /** The name that guests see instead of the record's. */
    shown_name: text(100).optional(),
  })
  .refine((agreement) => Object.keys(agreement).length > 0, "Nothing to agree to was given");
export type Agreement = z.infer<typeof Agreement>;

/** A consultation as its reader may see it: `email`, `phone` and `reason` only reach staff. */
export const Consultation = z.object({
  id: z.uuid(),
  /** The server's clock as this was read: a page counts from it, however wrong its own clock is. */
  now: instant,
  status: z.enum(consultationStatuses),
  scheduled_start: instant,
  scheduled_end: instant,
  /** The start before the visit was last moved; null when it never was. */
  rescheduled_from: instant.nullable(),
  reason: z.string().nullable(),
  start_time: instant.nullable(),
  end_time: instant.nullable(),
  session_id: z.uuid().nullable(),
  twilio_room_name: z.string().nullable(),
  twilio_room_sid: z.string().nullable(),
  doctor: z.object({ id: z.uuid(), name: z.string() }),
  /** True within half a minute. Null once the visit is over, and to guests. */
  doctor_state: z.enum(doctorStates).nullable(),
  patient: z.object({
    id: z.uuid(),
    /** As in the record; to guests the shown name. */
    name: z.string(),
    /** Under which guests see the patient: the record's name, unless the patient chose another. */
    shown_name: z.string(),
    email: z.string().nullable().optional(),
    phone: z.string().nullable().optional(),
  }),
  clinic: z.object({ name: z.string(), phone: z.string().nullable() }),
  /** The admitted guests, such as "Interpreter": for who meets them in the call. */
  guests: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /**
   * What the clinic asks the patient to agree to, null where it asks nothing and to guests. `text` is there for the
   * patient alone. Of a visit that is over: what they agreed to.
   */
  consent: z
    .object({
      version: z.number().int(),
      text: z.string().optional(),
      accepted_at: instant.nullable(),
    })
    .nullable(),
  /** Since when the patient is in the waiting room; null when nobody waits. */
  waiting_since: instant.nullable(),
  /** How many wait before this patient for the same doctor, by planned start, then by arrival; null when nobody waits here. */
  place_in_line: z.number().int().min(0).nullable(),
  /** When the summary was last shared; null for everyone but doctor and patient. The summary has its own operation. */
  summary_shared_at: instant.nullable(),
  /**
   * Whether what is said can be captioned, and in which language it is; null while the visit is not in progress, and where
   * the clinic does not offer it.
   */
  captions: z.object({ language_code: z.enum(captionLanguages).nullable() }).nullable(),
  /** When the doctor turned the patient away; null after the patient asks again or the visit starts. */
  turned_away_at: instant.nullable(),
});
export type Consultation = z.infer<typeof Consultation>;

export const ConsultationPage = z.object({
  results: z.array(Consultation),
  /** Path and query of the next page, null on the last. */
  next: z.string().nullable(),
});
export type ConsultationPage = z.infer<typeof ConsultationPage>;

export const ScheduledConsultation = Consultation.extend({ join_link: z.url() });
export type ScheduledConsultation = z.infer<typeof ScheduledConsultation>;

export const JoinLink = z.object({ join_link: z.url(), opens_at: instant, closes_at: instant });
export type JoinLink = z.infer<typeof JoinLink>;

/** The consultation with the doctor's access token: null, with a `warning`, while Twilio cannot be reached. */
export const StartedConsultation = Consultation.extend({
  token: z.string().nullable(),
  warning: z.string().optional(),
});
export type StartedConsultation = z.infer<typeof StartedConsultation>;

/** `warning` says that Twilio could not be told yet; the room is closed as soon as it can be. */
export const EndedConsultation = Consultation.extend({ warning: z.string().optional() });
export type EndedConsultation = z.infer<typeof EndedConsultation>;

/** The spoken language, for captions. The engine takes one language for the whole call. */
export const WantedCaptions = z.strictObject({ language_code: z.enum(captionLanguages) });

/**
 * All that a browser needs to enter the room. `signaling_url` is there only when the server is set to another address than
 * Twilio's; `captions_offered` only where there may be captions, which a browser is to ask for as it connects.
 */
export const RoomTicket = z.object({
  token: z.string(),
  room_name: z.string(),
  identity: z.string(),
  expires_at: instant,
  signaling_url: z.url().optional(),
  captions_offered: z.literal(true).optional(),
});
export type RoomTicket = z.infer<typeof RoomTicket>;

export const ExchangeJoinLink = z.strictObject({
  consultation_id: z.uuid(),
  secret: z.string().min(1).max(200),
});

export const ExchangedJoinLink = z.object({ custom_token: z.string(), consultation: Consultation });
export type ExchangedJoinLink = z.infer<typeof ExchangedJoinLink>;

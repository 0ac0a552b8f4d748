import { guestStatuses } from "#lib/wire/consultation.ts";
import * as z from "#lib/wire/zod.ts";

/** The wire format of a visit's guests: third parties such as an interpreter or a relative. Browser-safe. */

const instant = z.iso.datetime({ offset: true });

export const GuestParams = z.object({ id: z.uuid(), guest_id: z.uuid() });

export const NewGuest = z.strictObject({
  /** The name the doctor gave, such as "Interpreter". Shown to everyone in the visit. */
  name: z.string().trim().min(1).max(100),
  /** How long the link can be opened; it works once. */
  valid_minutes: z.number().int().min(1).max(60).default(15),
});
export type NewGuest = z.infer<typeof NewGuest>;

export const Guest = z.object({
  id: z.uuid(),
  consultation_id: z.uuid(),
  name: z.string(),
  status: z.enum(guestStatuses),
  /** Doctor and clinic: all that a guest learns about the visit before admission. */
  doctor: z.object({ name: z.string() }),
  clinic: z.object({ name: z.string(), phone: z.string().nullable() }),
  /** Until when the link can be opened. */
  expires_at: instant,
  /** Since when they wait to be admitted; null when they do not, or nothing is heard of them any more. */
  waiting_since: instant.nullable(),
});
export type Guest = z.infer<typeof Guest>;

export const InvitedGuest = Guest.extend({ guest_link: z.url() });
export type InvitedGuest = z.infer<typeof InvitedGuest>;

/** `warning` says that Twilio could not be told: the guest gets no other token, and may still be in the room. */
export const RemovedGuest = Guest.extend({ warning: z.string().optional() });
export type RemovedGuest = z.infer<typeof RemovedGuest>;

export const GuestList = z.object({ results: z.array(Guest) });
export type GuestList = z.infer<typeof GuestList>;

export const ExchangeGuestLink = z.strictObject({
  consultation_id: z.uuid(),
  secret: z.string().min(1).max(200),
});
export type ExchangeGuestLink = z.infer<typeof ExchangeGuestLink>;

export const ExchangedGuestLink = z.object({ custom_token: z.string(), guest: Guest });
export type ExchangedGuestLink = z.infer<typeof ExchangedGuestLink>;

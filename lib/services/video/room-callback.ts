import twilio from "twilio";
import { serverEnvironment } from "#lib/foundation/env.ts";
import * as z from "#lib/wire/zod.ts";

/** Where Twilio tells what happens in our rooms. Its signature covers these very characters, slash included. */
export function roomCallbackUrl(origin: string = serverEnvironment().APP_ORIGIN): string {
  return `${origin}/api/webhooks/twilio/`;
}

export interface RoomCallback {
  roomSid: string;
  roomName: string;
  event: string;
  /** Twilio's clock. */
  at: Date;
  sequenceNumber: number;
  participantSid: string | undefined;
  identity: string | undefined;
  /** How long the stay was that ends with this event. */
  participantSeconds: number | undefined;
}

const Sid = z.string().regex(/^[A-Z]{2}[0-9a-f]{32}$/);
/** twilio.com/docs/video/api/status-callbacks */
const Fields = z.object({
  AccountSid: Sid,
  RoomSid: Sid,
  RoomName: z.string().max(128),
  StatusCallbackEvent: z.string().max(64),
  Timestamp: z.iso.datetime({ offset: true }),
  SequenceNumber: z.coerce.number().int().min(0),
  ParticipantSid: Sid.optional(),
  ParticipantIdentity: z.string().max(128).optional(),
  ParticipantDuration: z.coerce.number().int().min(0).optional(),
});

/**
 * Whether Twilio sent this: HMAC-SHA1 with our auth token over the address and every field
 * (twilio.com/docs/usage/webhooks/webhooks-security). Nothing in the form counts before that is known.
 */
export function isFromTwilio(form: URLSearchParams, signature: string | null): boolean {
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    fields[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return twilio.validateRequest(
    serverEnvironment().TWILIO_AUTH_TOKEN,
    signature ?? "",
    roomCallbackUrl(),
    fields,
  );
}

/** @returns undefined for what is no status callback of a room of our account */
export function readRoomCallback(form: URLSearchParams): RoomCallback | undefined {
  const { success, data } = Fields.safeParse(Object.fromEntries(form));
  if (!success || data.AccountSid !== serverEnvironment().TWILIO_ACCOUNT_SID) return undefined;
  return {
    roomSid: data.RoomSid,
    roomName: data.RoomName,
    event: data.StatusCallbackEvent,
    at: new Date(data.Timestamp),
    sequenceNumber: data.SequenceNumber,
    participantSid: data.ParticipantSid,
    identity: data.ParticipantIdentity,
    participantSeconds: data.ParticipantDuration,
  };
}

import { request } from "#lib/client/api-request.ts";
import {
  ExchangedGuestLink,
  Guest,
  GuestList,
  InvitedGuest,
  type NewGuest,
  RemovedGuest,
} from "#lib/wire/guest.ts";

/** A visit's guests, as the pages know them. They throw as those of lib/client/api-client.ts do. */

export function listGuests(id: string): Promise<GuestList> {
  return request("GET", `/api/consultations/${id}/guests/`, GuestList);
}

/**
 * The link is in this answer and in no other one.
 * @param key the same for another attempt: who was invited after all is not invited twice, and the answer is the same.
 */
export function inviteGuest(
  id: string,
  guest: { name: string } & Partial<NewGuest>,
  key: string,
): Promise<InvitedGuest> {
  return request("POST", `/api/consultations/${id}/guests/`, InvitedGuest, {
    body: guest,
    idempotencyKey: key,
  });
}

export function admitGuest(id: string, guestId: string): Promise<Guest> {
  return request("POST", `/api/consultations/${id}/guests/${guestId}/admit/`, Guest);
}

export function denyGuest(id: string, guestId: string): Promise<Guest> {
  return request("POST", `/api/consultations/${id}/guests/${guestId}/deny/`, Guest);
}

export function removeGuest(id: string, guestId: string): Promise<RemovedGuest> {
  return request("DELETE", `/api/consultations/${id}/guests/${guestId}/`, RemovedGuest);
}

/** @param key the same for another attempt: the link works once, and then gives the first answer again. */
export function exchangeGuestLink(id: string, secret: string, key: string): Promise<ExchangedGuestLink> {
  return request("POST", "/api/guest_links/exchange/", ExchangedGuestLink, {
    body: { consultation_id: id, secret },
    idempotencyKey: key,
  });
}

/** For the guest: a sign of life, and whether they are admitted. */
export function waitAsGuest(id: string, guestId: string): Promise<Guest> {
  return request("POST", `/api/consultations/${id}/guests/${guestId}/waiting/`, Guest);
}

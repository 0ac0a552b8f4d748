import { Nothing, request } from "#lib/client/api-request.ts";
import {
  type CaptionLanguage,
  Consultation,
  type ConsultationChange,
  ConsultationPage,
  type ConsultationStatus,
  EndedConsultation,
  ExchangedJoinLink,
  JoinLink,
  type NewConsultation,
  RoomTicket,
  ScheduledConsultation,
  type SignOfLife,
  StartedConsultation,
} from "#lib/wire/consultation.ts";
import { CheckServers } from "#lib/wire/network-check.ts";
import { TurnCheck, TwilioCheck } from "#lib/wire/system.ts";
import * as z from "#lib/wire/zod.ts";

/**
 * The consultation API as the pages use it: the session cookie says who asks. Every function throws `ApiProblem` for a
 * refusal and `ServerUnreachable` when no answer came.
 */

export function createSession(idToken: string): Promise<void> {
  return request("POST", "/api/session/", Nothing, { body: { id_token: idToken } });
}

export function deleteSession(): Promise<void> {
  return request("DELETE", "/api/session/", Nothing);
}

export interface ConsultationQuery {
  status?: ConsultationStatus;
  /** ISO 8601: visits that are planned to start at `from` or later, and before `to`. */
  from?: string;
  to?: string;
  limit?: number;
}

/** Latest first. The next page is at `next`. */
export function listConsultations(query: ConsultationQuery = {}): Promise<ConsultationPage> {
  const parameters = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return request("GET", `/api/consultations/?${new URLSearchParams(parameters)}`, ConsultationPage);
}

/** @param path `next` of the page before */
export function listMoreConsultations(path: string): Promise<ConsultationPage> {
  return request("GET", path, ConsultationPage);
}

/** @param key the same for another attempt: a visit that was booked after all is not booked twice. */
export function createConsultation(
  consultation: NewConsultation,
  key: string,
): Promise<ScheduledConsultation> {
  return request("POST", "/api/consultations/", ScheduledConsultation, {
    body: consultation,
    idempotencyKey: key,
  });
}

export function getConsultation(id: string): Promise<Consultation> {
  return request("GET", `/api/consultations/${id}/`, Consultation);
}

/** Moves a visit that has not begun, or changes its reason. */
export function changeConsultation(id: string, change: ConsultationChange): Promise<Consultation> {
  return request("PATCH", `/api/consultations/${id}/`, Consultation, { body: change });
}

export function cancelConsultation(id: string): Promise<Consultation> {
  return request("POST", `/api/consultations/${id}/cancel_consultation/`, Consultation);
}

/** From the planned start on. */
export function markMissed(id: string): Promise<Consultation> {
  return request("POST", `/api/consultations/${id}/mark_missed/`, Consultation);
}

export function startConsultation(id: string): Promise<StartedConsultation> {
  return request("POST", `/api/consultations/${id}/start_consultation/`, StartedConsultation);
}

export function endConsultation(id: string): Promise<EndedConsultation> {
  return request("POST", `/api/consultations/${id}/end_consultation/`, EndedConsultation);
}

export function joinConsultation(id: string): Promise<RoomTicket> {
  return request("POST", `/api/consultations/${id}/join_consultation/`, RoomTicket);
}

/** Captions for everybody in the call, or in another language from now on. */
export function startCaptions(id: string, language: CaptionLanguage): Promise<Consultation> {
  return request("POST", `/api/consultations/${id}/start_captions/`, Consultation, {
    body: { language_code: language },
  });
}

export function stopCaptions(id: string): Promise<Consultation> {
  return request("POST", `/api/consultations/${id}/stop_captions/`, Consultation);
}

/**
 * Takes or renews the place in the waiting room, which is lost 12 s after the last call. It is refused as
 * `/problems/opened-elsewhere` when another tab has taken it; `take` takes it back.
 */
export function waitForConsultation(id: string, sign?: SignOfLife): Promise<Consultation> {
  return request("POST", `/api/consultations/${id}/waiting/`, Consultation, { body: sign });
}

/** Leaves the waiting room, in this tab. Also works from a page that is being closed. */
export function stopWaiting(id: string, placeId?: string): Promise<void> {
  const query = placeId === undefined ? "" : `?place_id=${placeId}`;
  return request("DELETE", `/api/consultations/${id}/waiting/${query}`, Nothing, { keepalive: true });
}

/** Does not let the waiting patient in now. */
export function turnAway(id: string): Promise<Consultation> {
  return request("POST", `/api/consultations/${id}/turn_away/`, Consultation);
}

/** For a doctor's page: that it is open. */
export function renewPresence(): Promise<void> {
  return request("POST", "/api/presence/", Nothing);
}

/** Makes a new join link; every earlier one stops working. */
export function issueJoinLink(id: string): Promise<JoinLink> {
  return request("POST", `/api/consultations/${id}/join_link/`, JoinLink);
}

export function exchangeJoinLink(consultationId: string, secret: string): Promise<ExchangedJoinLink> {
  return request("POST", "/api/join_links/exchange/", ExchangedJoinLink, {
    body: { consultation_id: consultationId, secret },
  });
}

export function fetchTurnToken(): Promise<unknown> {
  return request("POST", "/turn-token", z.unknown());
}

/** Servers for a check of this network; they are not for a call. */
export function fetchCheckServers(): Promise<CheckServers> {
  return request("POST", "/api/check/relay/", CheckServers);
}

/** For administrators: asks Twilio about everything that this server's set-up needs of it. */
export function runTwilioCheck(): Promise<TwilioCheck> {
  return request("POST", "/api/system/twilio_check/", TwilioCheck);
}

/** For administrators: uses each STUN and TURN server once. */
export function runTurnCheck(): Promise<TurnCheck> {
  return request("POST", "/api/system/turn_check/", TurnCheck);
}

import { SignedIn, SignIn } from "#lib/auth/schemas.ts";
import { ChatMessage, MessagePage, MessagesQuery, MessagesRead, NewMessage } from "#lib/chat/schemas.ts";
import { CheckServers } from "#lib/check/schemas.ts";
import { DoctorList } from "#lib/clinics/schemas.ts";
import {
  Consultation,
  ConsultationChange,
  ConsultationPage,
  ConsultationParams,
  ConsultationQuery,
  ConsultationSearch,
  EndedConsultation,
  ExchangedJoinLink,
  ExchangeJoinLink,
  JoinLink,
  LeftPlace,
  NewConsultation,
  PageCursor,
  RoomTicket,
  ScheduledConsultation,
  SignOfLife,
  StartedConsultation,
} from "#lib/consultations/schemas.ts";
import {
  ExchangedGuestLink,
  ExchangeGuestLink,
  Guest,
  GuestList,
  GuestParams,
  InvitedGuest,
  NewGuest,
  RemovedGuest,
} from "#lib/guests/schemas.ts";
import type { Operation } from "#lib/http/operation.ts";
import { ApiDescription, Health } from "#lib/http/service-schemas.ts";
import { visitRecordOperations } from "#lib/http/visit-record-operations.ts";
import { TurnCheck, TwilioCheck } from "#lib/system/schemas.ts";
import { TurnToken } from "#lib/turn/schemas.ts";

const visits = { group: "Visits", access: "signed-in" } as const;
const room = { group: "Video room", access: "signed-in" } as const;
const links = { group: "Join links", access: "signed-in" } as const;
const chat = { group: "Messages", access: "signed-in" } as const;
const guests = { group: "Guests", access: "signed-in" } as const;
const entry = { group: "Sign-in", access: "anyone" } as const;
const service = { group: "Service", access: "anyone" } as const;
const system = { group: "System", access: "signed-in" } as const;

const visit = "/api/consultations/{id}/";
const guest = `${visit}guests/{guest_id}/` as const;

/** Every operation of the API. */
export const operations = {
  listConsultations: {
    ...visits,
    method: "GET",
    path: "/api/consultations/",
    summary:
      "The visits that you may know of, latest first: a doctor's own, a clinic's for its administrators, the one of a patient",
    query: ConsultationQuery,
    answers: { 200: ConsultationPage },
  },
  searchConsultations: {
    ...visits,
    method: "POST",
    path: "/api/consultations/search/",
    summary:
      "Of the same visits those of patients with such a name. It changes nothing; `next` is asked with the same body",
    query: PageCursor,
    body: ConsultationSearch,
    answers: { 200: ConsultationPage },
  },
  createConsultation: {
    ...visits,
    method: "POST",
    path: "/api/consultations/",
    summary: "Schedule a visit. Its join link is shown in this answer and never again",
    body: NewConsultation,
    answers: { 201: ScheduledConsultation },
  },
  listDoctors: {
    ...visits,
    method: "GET",
    path: "/api/doctors/",
    summary: "The doctors of your clinic, for whom an administrator can schedule",
    answers: { 200: DoctorList },
  },
  getConsultation: {
    ...visits,
    method: "GET",
    path: visit,
    summary: "One visit",
    params: ConsultationParams,
    answers: { 200: Consultation },
  },
  changeConsultation: {
    ...visits,
    method: "PATCH",
    path: visit,
    summary: "Move a scheduled visit or change its reason; the window of its join link moves along",
    params: ConsultationParams,
    body: ConsultationChange,
    answers: { 200: Consultation },
  },
  startConsultation: {
    ...visits,
    method: "POST",
    path: `${visit}start_consultation/`,
    summary: "Start a scheduled visit and open its room",
    params: ConsultationParams,
    answers: { 200: StartedConsultation },
    problems: [400],
  },
  endConsultation: {
    ...visits,
    method: "POST",
    path: `${visit}end_consultation/`,
    summary: "End a visit in progress for everyone",
    params: ConsultationParams,
    answers: { 200: EndedConsultation },
    problems: [400],
  },
  cancelConsultation: {
    ...visits,
    method: "POST",
    path: `${visit}cancel_consultation/`,
    summary: "Call a scheduled visit off",
    params: ConsultationParams,
    answers: { 200: Consultation },
    problems: [400],
  },
  markMissed: {
    ...visits,
    method: "POST",
    path: `${visit}mark_missed/`,
    summary: "Write down that a scheduled visit did not take place, from its planned start on",
    params: ConsultationParams,
    answers: { 200: Consultation },
    problems: [400],
  },
  wait: {
    ...visits,
    method: "POST",
    path: `${visit}waiting/`,
    summary:
      "Take or renew the patient's place in the waiting room; it lapses 12 s after the last call. It belongs to one tab at a time",
    params: ConsultationParams,
    body: SignOfLife,
    answers: { 200: Consultation },
  },
  stopWaiting: {
    ...visits,
    method: "DELETE",
    path: `${visit}waiting/`,
    summary: "Leave the waiting room",
    params: ConsultationParams,
    query: LeftPlace,
    answers: { 204: null },
  },
  turnAway: {
    ...visits,
    method: "POST",
    path: `${visit}turn_away/`,
    summary: "Do not let the waiting patient in now; the visit stays scheduled, and they may ask again",
    params: ConsultationParams,
    answers: { 200: Consultation },
    problems: [400],
  },
  renewPresence: {
    ...visits,
    method: "POST",
    path: "/api/presence/",
    summary:
      "For a doctor's page, at each `alive` of its event stream: those who wait see that the doctor is here, for 25 s",
    answers: { 204: null },
    isAutomatic: true,
  },
  watchEvents: {
    ...visits,
    method: "GET",
    path: "/api/events/",
    summary:
      "Server-sent events: `consultation` with the id of a visit that changed, `resync` when any may have. Read the visit anew on each. To a doctor also `alive`, to be answered by a call of `/api/presence/`",
    answers: { 200: "text/event-stream" },
  },
  getToken: {
    ...room,
    method: "GET",
    path: `${visit}get_token/`,
    summary: "What a browser needs to enter the room of a visit in progress",
    params: ConsultationParams,
    limit: "roomToken",
    answers: { 200: RoomTicket },
    problems: [400],
  },
  joinConsultation: {
    ...room,
    method: "POST",
    path: `${visit}join_consultation/`,
    summary: "The same, as the act of entering: a patient's waiting ends",
    params: ConsultationParams,
    limit: "roomToken",
    answers: { 200: RoomTicket },
    problems: [400],
  },
  createTurnToken: {
    ...room,
    method: "POST",
    path: "/turn-token",
    summary: "STUN and TURN servers with short-lived credentials",
    limit: "turnToken",
    answers: { 200: TurnToken },
  },
  issueJoinLink: {
    ...links,
    method: "POST",
    path: `${visit}join_link/`,
    summary: "Give the visit a new join link; the one before is dead, and whoever came in by it is out",
    params: ConsultationParams,
    answers: { 200: JoinLink },
    problems: [400],
  },
  revokeJoinLink: {
    ...links,
    method: "DELETE",
    path: `${visit}join_link/`,
    summary: "Take the visit's join link back; whoever came in by it is out",
    params: ConsultationParams,
    answers: { 204: null },
    problems: [400],
  },
  listMessages: {
    ...chat,
    method: "GET",
    path: `${visit}chat_messages/`,
    summary: "The visit's messages, newest first",
    params: ConsultationParams,
    query: MessagesQuery,
    answers: { 200: MessagePage },
  },
  sendMessage: {
    ...chat,
    method: "POST",
    path: `${visit}send_message/`,
    summary: "Write to the other side, before or during the visit",
    params: ConsultationParams,
    body: NewMessage,
    limit: "message",
    answers: { 201: ChatMessage },
  },
  markMessagesRead: {
    ...chat,
    method: "POST",
    path: `${visit}mark_messages_read/`,
    summary: "Mark all that the other side has written as read",
    params: ConsultationParams,
    answers: { 200: MessagesRead },
  },
  listGuests: {
    ...guests,
    method: "GET",
    path: `${visit}guests/`,
    summary: "The visit's guests, in the order of their invitations",
    params: ConsultationParams,
    answers: { 200: GuestList },
  },
  inviteGuest: {
    ...guests,
    method: "POST",
    path: `${visit}guests/`,
    summary:
      "Invite an interpreter or relative by a link that works once. It is shown in this answer and never again",
    params: ConsultationParams,
    body: NewGuest,
    answers: { 201: InvitedGuest },
  },
  removeGuest: {
    ...guests,
    method: "DELETE",
    path: guest,
    summary: "Take an invitation or admission back, and put the guest out of the room",
    params: GuestParams,
    answers: { 200: RemovedGuest },
    problems: [400],
  },
  admitGuest: {
    ...guests,
    method: "POST",
    path: `${guest}admit/`,
    summary: "Let a waiting guest in: only then can they have a token for the room",
    params: GuestParams,
    answers: { 200: Guest },
    problems: [400],
  },
  denyGuest: {
    ...guests,
    method: "POST",
    path: `${guest}deny/`,
    summary: "Do not let a waiting guest in",
    params: GuestParams,
    answers: { 200: Guest },
    problems: [400],
  },
  waitAsGuest: {
    ...guests,
    method: "POST",
    path: `${guest}waiting/`,
    summary: "For the guest: renew the place in the waiting room, and learn whether you are admitted",
    params: GuestParams,
    answers: { 200: Guest },
  },
  ...visitRecordOperations,
  exchangeJoinLink: {
    ...entry,
    method: "POST",
    path: "/api/join_links/exchange/",
    summary: "The secret of a join link for a Firebase custom token of the visit's patient",
    body: ExchangeJoinLink,
    limit: "linkExchange",
    answers: { 200: ExchangedJoinLink },
    problems: [403, 404, 410],
  },
  exchangeGuestLink: {
    ...entry,
    method: "POST",
    path: "/api/guest_links/exchange/",
    summary: "The secret of a guest link for a Firebase custom token of that guest: once",
    body: ExchangeGuestLink,
    limit: "linkExchange",
    answers: { 200: ExchangedGuestLink },
    problems: [403, 404, 410],
  },
  createSession: {
    ...entry,
    method: "POST",
    path: "/api/session/",
    summary: "An ID token from a sign-in of the last minutes for the pages' session cookie",
    body: SignIn,
    limit: "signIn",
    answers: { 200: SignedIn },
    problems: [401, 403],
  },
  deleteSession: {
    ...entry,
    method: "DELETE",
    path: "/api/session/",
    summary: "Sign out",
    answers: { 204: null },
    problems: [401, 403],
  },
  receiveRoomCallback: {
    ...service,
    method: "POST",
    path: "/api/webhooks/twilio/",
    summary: "For Twilio: a room's status callback, signed with X-Twilio-Signature",
    answers: { 204: null },
    problems: [400, 403],
  },
  createCheckServers: {
    ...service,
    method: "POST",
    path: "/api/check/relay/",
    summary:
      "ICE servers for a check of this network: they live two minutes, and few are given to one address",
    answers: { 200: CheckServers },
    problems: [403],
    limit: "networkCheck",
  },
  checkTwilio: {
    ...system,
    method: "POST",
    path: "/api/system/twilio_check/",
    summary: "Whether the Twilio set-up is right, and what to do where it is not",
    answers: { 200: TwilioCheck },
  },
  checkTurn: {
    ...system,
    method: "POST",
    path: "/api/system/turn_check/",
    summary: "Whether each relay server can be reached, and what its provider has done",
    answers: { 200: TurnCheck },
  },
  getHealth: {
    ...service,
    method: "GET",
    path: "/api/health/",
    summary: "Whether this server can work",
    answers: { 200: Health },
  },
  getDescription: {
    ...service,
    method: "GET",
    path: "/api/openapi.json",
    summary: "This description",
    answers: { 200: ApiDescription },
  },
} as const satisfies Record<string, Operation>;

/** Every status with which it may refuse, its own and those that follow from what it is. */
export function problemStatuses(operation: Operation): number[] {
  const isSignedIn = operation.access === "signed-in";
  const statuses = [
    ...(operation.problems ?? []),
    ...(isSignedIn ? [401, 403] : []),
    ...(operation.query || operation.body ? [400] : []),
    ...(operation.params ? [404] : []),
    // Idempotency-Key: one in flight, and another body under the same key.
    ...(operation.method === "POST" ? [400, 409, 422] : []),
    429,
    500,
    503,
  ];
  return [...new Set(statuses)].toSorted((a, b) => a - b);
}

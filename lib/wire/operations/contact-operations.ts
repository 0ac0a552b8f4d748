import { ChatMessage, MessagePage, MessagesQuery, MessagesRead, NewMessage } from "#lib/wire/chat.ts";
import { ConsultationParams, JoinLink } from "#lib/wire/consultation.ts";
import { Guest, GuestList, GuestParams, InvitedGuest, NewGuest, RemovedGuest } from "#lib/wire/guest.ts";
import type { Operation } from "#lib/wire/operations/operation.ts";

const links = { group: "Join links", access: "signed-in" } as const;
const chat = { group: "Messages", access: "signed-in" } as const;
const guests = { group: "Guests", access: "signed-in" } as const;
const visit = "/api/consultations/{id}/";
const guest = `${visit}guests/{guest_id}/` as const;

/** Who else comes to a visit, and how: join links, messages, guests. */
export const contactOperations = {
  issueJoinLink: {
    ...links,
    method: "POST",
    path: `${visit}join_link/`,
    summary:
      "Give the visit a new join link; the one before is dead, and whoever came in by it is out, of the call too",
    params: ConsultationParams,
    answers: { 200: JoinLink },
    problems: [400],
  },
  revokeJoinLink: {
    ...links,
    method: "DELETE",
    path: `${visit}join_link/`,
    summary: "Take the visit's join link back; whoever came in by it is out, of the call too",
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
    summary: "Take an invitation or admission back; whoever was admitted is out of the call too",
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
} as const satisfies Record<string, Operation>;

import { ChatMessage, MessagePage, MessagesQuery, MessagesRead, NewMessage } from "#lib/wire/chat.ts";
import { ConsultationParams, JoinLink } from "#lib/wire/consultation.ts";
import { Guest, GuestList, GuestParams, InvitedGuest, NewGuest, RemovedGuest } from "#lib/wire/guest.ts";
import type { Operation } from "#lib/wire/operations/operation.ts";

const links = { group: "Join links", access: "signed-in" } as const;
const chat = { group: "Messages", access: "signed-in" } as const;
const guests = { group: "Guests", access: "signed-in" } as const;
const visit = "/api/consultations/{id}/";
const guest = `${visit}guests/{guest_id}/` as const;

/** Join links, messages and guests of a consultation. */
export const contactOperations = {
  issueJoinLink: {
    ...links,
    method: "POST",
    path: `${visit}join_link/`,
    summary: "Issue a new join link",
    description:
      "Every earlier link stops working. A patient who came in by an earlier link is signed out and leaves the call.",
    params: ConsultationParams,
    answers: { 200: JoinLink },
    problems: [400],
  },
  revokeJoinLink: {
    ...links,
    method: "DELETE",
    path: `${visit}join_link/`,
    summary: "Revoke the join link",
    description: "A patient who came in by the link is signed out and leaves the call.",
    params: ConsultationParams,
    answers: { 204: null },
    problems: [400],
  },
  listMessages: {
    ...chat,
    method: "GET",
    path: `${visit}chat_messages/`,
    summary: "List the messages of a consultation",
    description: "Newest first. `next` leads to the older messages.",
    params: ConsultationParams,
    query: MessagesQuery,
    answers: { 200: MessagePage },
  },
  sendMessage: {
    ...chat,
    method: "POST",
    path: `${visit}send_message/`,
    summary: "Send a message",
    description: "Doctor and patient can write before and during the consultation.",
    params: ConsultationParams,
    body: NewMessage,
    limit: "message",
    answers: { 201: ChatMessage },
  },
  markMessagesRead: {
    ...chat,
    method: "POST",
    path: `${visit}mark_messages_read/`,
    summary: "Mark messages as read",
    description: "Marks every message that the other side has written.",
    params: ConsultationParams,
    answers: { 200: MessagesRead },
  },
  listGuests: {
    ...guests,
    method: "GET",
    path: `${visit}guests/`,
    summary: "List the guests of a consultation",
    description: "In the order of their invitations.",
    params: ConsultationParams,
    answers: { 200: GuestList },
  },
  inviteGuest: {
    ...guests,
    method: "POST",
    path: `${visit}guests/`,
    summary: "Invite a guest",
    description: "For an interpreter or a relative. The link works once, and only this answer holds it.",
    params: ConsultationParams,
    body: NewGuest,
    answers: { 201: InvitedGuest },
  },
  removeGuest: {
    ...guests,
    method: "DELETE",
    path: guest,
    summary: "Remove a guest",
    description: "Revokes the invitation or the admission. An admitted guest leaves the call.",
    params: GuestParams,
    answers: { 200: RemovedGuest },
    problems: [400],
  },
  admitGuest: {
    ...guests,
    method: "POST",
    path: `${guest}admit/`,
    summary: "Admit a waiting guest",
    description: "Only an admitted guest can get a token for the room.",
    params: GuestParams,
    answers: { 200: Guest },
    problems: [400],
  },
  denyGuest: {
    ...guests,
    method: "POST",
    path: `${guest}deny/`,
    summary: "Deny a waiting guest",
    params: GuestParams,
    answers: { 200: Guest },
    problems: [400],
  },
  waitAsGuest: {
    ...guests,
    method: "POST",
    path: `${guest}waiting/`,
    summary: "Wait as a guest",
    description:
      "For the guest: renews the place in the waiting room. The answer tells whether the guest is admitted.",
    params: GuestParams,
    answers: { 200: Guest },
  },
} as const satisfies Record<string, Operation>;

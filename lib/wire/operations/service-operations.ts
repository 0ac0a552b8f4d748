import { ExchangedJoinLink, ExchangeJoinLink } from "#lib/wire/consultation.ts";
import { ExchangedGuestLink, ExchangeGuestLink } from "#lib/wire/guest.ts";
import { ApiDescription, Health } from "#lib/wire/health.ts";
import { CheckServers } from "#lib/wire/network-check.ts";
import type { Operation } from "#lib/wire/operations/operation.ts";
import { SignedIn, SignIn } from "#lib/wire/session.ts";
import { TurnCheck, TwilioCheck } from "#lib/wire/system.ts";

const entry = { group: "Sign-in", access: "anyone" } as const;
const service = { group: "Service", access: "anyone" } as const;
const system = { group: "System", access: "signed-in" } as const;

/** Coming in by a link or a password, and what tells how the service is. */
export const serviceOperations = {
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

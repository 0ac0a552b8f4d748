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

/** Sign-in, and the state of the service. */
export const serviceOperations = {
  exchangeJoinLink: {
    ...entry,
    method: "POST",
    path: "/api/join_links/exchange/",
    summary: "Exchange a join link",
    description:
      "Returns a Firebase custom token for the consultation's patient. `secret` is the part of the link after `#`.",
    body: ExchangeJoinLink,
    limit: "linkExchange",
    answers: { 200: ExchangedJoinLink },
    problems: [403, 404, 410],
  },
  exchangeGuestLink: {
    ...entry,
    method: "POST",
    path: "/api/guest_links/exchange/",
    summary: "Exchange a guest link",
    description:
      "Returns a Firebase custom token for the guest. A guest link works once; repeat a lost request under the same `Idempotency-Key`.",
    body: ExchangeGuestLink,
    limit: "linkExchange",
    answers: { 200: ExchangedGuestLink },
    problems: [403, 404, 410],
  },
  createSession: {
    ...entry,
    method: "POST",
    path: "/api/session/",
    summary: "Open a session",
    description:
      "Sets the session cookie of the pages. Takes a Firebase ID token whose sign-in is at most a few minutes old.",
    body: SignIn,
    limit: "signIn",
    answers: { 200: SignedIn },
    problems: [401, 403],
  },
  deleteSession: {
    ...entry,
    method: "DELETE",
    path: "/api/session/",
    summary: "Close the session",
    description: "Signs out and clears the session cookie.",
    answers: { 204: null },
    problems: [401, 403],
  },
  receiveRoomCallback: {
    ...service,
    method: "POST",
    path: "/api/webhooks/twilio/",
    summary: "Receive a room's status callback",
    description: "For Twilio, which signs the request with `X-Twilio-Signature`.",
    answers: { 204: null },
    problems: [400, 403],
  },
  createCheckServers: {
    ...service,
    method: "POST",
    path: "/api/check/relay/",
    summary: "Create ICE servers for a network check",
    description: "The credentials work for two minutes. The number of requests per address is limited.",
    answers: { 200: CheckServers },
    problems: [403],
    limit: "networkCheck",
  },
  checkTwilio: {
    ...system,
    method: "POST",
    path: "/api/system/twilio_check/",
    summary: "Check the Twilio set-up",
    description: "For administrators. Each finding says whether it is right and how to correct it.",
    answers: { 200: TwilioCheck },
  },
  checkTurn: {
    ...system,
    method: "POST",
    path: "/api/system/turn_check/",
    summary: "Check the relay servers",
    description:
      "For administrators. Connects to each STUN and TURN server once, and counts what each provider has done since the server started.",
    answers: { 200: TurnCheck },
  },
  getHealth: {
    ...service,
    method: "GET",
    path: "/api/health/",
    summary: "Check the server's health",
    description: "Answers 200 when the server can work, 503 when it cannot.",
    answers: { 200: Health },
  },
  getDescription: {
    ...service,
    method: "GET",
    path: "/api/openapi.json",
    summary: "Read this description",
    description: "The OpenAPI 3.1 document of the API.",
    answers: { 200: ApiDescription },
  },
} as const satisfies Record<string, Operation>;

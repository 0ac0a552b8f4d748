import { timeline } from "#lib/wire/vocabulary/timeline.ts";
/**
 * Every kind of refusal, under the last part of its problem's `type` (`/problems/{...}`, RFC 9457). Clients tell refusals
 * apart by the type, so no type is ever renamed. `/problems/{type}` shows the text to people.
 */
export const problemTypes = {
  unauthenticated:
    "Nobody is signed in, or the sign-in is no longer valid. Sign in again; a patient opens the join link again.",
  "session-idle": `The session was closed after ${timeline.staffIdleMinutes} minutes without activity. Sign in again.`,
  forbidden: "You may see this, but you may not do it.",
  "not-found": "This does not exist, or you may not know of it. Both get the same answer.",
  gone: "This existed and has ended.",
  invalid: "The request cannot be read. `errors` names each wrong field.",
  "wrong-state": "The consultation's status does not allow this. `detail` names the status.",
  conflict:
    "The same request, with the same `Idempotency-Key`, is still being worked on. Repeat it in a moment.",
  outdated: "The request is based on data that has changed. Read the data again.",
  "opened-elsewhere":
    "The patient waits in another tab or on another device. Repeat the request with `take` to wait here instead.",
  "notes-changed":
    "Somebody wrote the notes after you read them. `current` holds the newer notes: merge them and write again.",
  "consent-text-changed": "The clinic has changed or removed its consent text. Read the consultation again.",
  "key-reused": "The `Idempotency-Key` was used for another request. Use a new key for each new request.",
  "rate-limited": "Too many requests. `Retry-After` says how many seconds to wait.",
  unavailable: "Something that this needs does not answer. `Retry-After` says how many seconds to wait.",
  internal: "An error in Panacare. `instance` is the number of the request in our log.",
  "visit-still-to-come": "A consultation can be marked as missed only once its planned start has passed.",
  "visit-ended": "The consultation is over, and its links have stopped working.",
  "link-unknown": "This link does not exist. It may have been copied incompletely.",
  "link-not-yet-open": `A join link opens ${timeline.linkOpensBeforeStartHours} hours before the consultation.`,
  "link-expired": "The time in which the link could be opened has passed.",
  "link-replaced": "The clinic has replaced or revoked the link.",
  "link-used": "A guest link works once, and this one was used.",
  "room-not-ready":
    "The consultation is in progress, but its video room cannot be opened yet. `twilio_code` says why, where known.",
  "captions-not-offered": "This clinic does not offer captions.",
  "too-many-guests": "A consultation has room for two guests. Remove one to invite another.",
  "guest-denied": "The doctor has not let this guest in.",
  "guest-removed": "The doctor has removed this guest from the consultation.",
} as const;

export type ProblemType = keyof typeof problemTypes;

export function isProblemType(text: string): text is ProblemType {
  return Object.hasOwn(problemTypes, text);
}

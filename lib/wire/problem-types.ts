/**
 * Every kind of refusal, by the last part of a problem's `type` (`/problems/{…}`, RFC 9457): what a client tells them apart
 * by, hence never renamed. Read by people at that address. Browser-safe.
 */
export const problemTypes = {
  unauthenticated:
    "Nobody is signed in, or the sign-in is not good (any more). Sign in again; a patient opens the join link again.",
  "session-idle": "Signed out after half an hour in which nothing was done.",
  forbidden: "You may know of this, but it is not yours to do.",
  "not-found": "There is no such thing, or you may not know of it: the two answers are the same.",
  gone: "It was there and has ended.",
  invalid: "What was sent cannot be read. `errors` names each field that is wrong.",
  "wrong-state": "The visit is not in a state in which this can be done; the text says in which it is.",
  conflict: "The same request, with the same Idempotency-Key, is under way. Ask again in a moment.",
  outdated: "What the request goes by has changed meanwhile. Read it anew.",
  "opened-elsewhere":
    "The patient waits in another tab or on another device. Ask again with `take` to wait here instead.",
  "notes-changed":
    "The notes were written elsewhere since. `current` holds them as they are now: merge, and write again.",
  "consent-text-changed":
    "The clinic asks for consent to another text by now, or to none. Read the visit anew.",
  "key-reused": "The Idempotency-Key was used for another request. Take a new key for a new request.",
  "rate-limited": "Too many requests. `Retry-After` says when to come back.",
  unavailable: "Something that is needed does not answer right now. `Retry-After` says when to come back.",
  internal: "A mistake of ours. `instance` is the number under which it stands in our log.",
  "visit-still-to-come": "A visit can be marked as missed only once its planned start has passed.",
  "visit-ended": "The visit is over, and its links with it.",
  "link-unknown": "There is no such link. It may have been copied incompletely.",
  "link-not-yet-open": "A join link opens a day before the visit.",
  "link-expired": "The link was for a time that has passed.",
  "link-replaced": "The link was replaced or taken back by the clinic.",
  "link-used": "The link of a guest works once, and was used.",
  "room-not-ready":
    "The visit goes on, but its video room cannot be opened yet. `twilio_code` says why, where known.",
  "captions-not-offered": "This clinic offers no captions.",
  "too-many-guests": "A visit has room for two guests. Remove one to invite another.",
  "guest-denied": "The doctor cannot let this guest in.",
  "guest-removed": "The doctor has put the guest out of the visit.",
} as const;

export type ProblemType = keyof typeof problemTypes;

export function isProblemType(text: string): text is ProblemType {
  return Object.hasOwn(problemTypes, text);
}

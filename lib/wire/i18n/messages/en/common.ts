import type { ProblemType } from "#lib/wire/problem-types.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

/** What any page may say: the words around a failure, of time and of the choice of language. */
export const common = {
  language: "Language",
  close: "Close",
  /** Behind the label of a field that may stay empty. */
  optional: "(optional)",
  loadAgain: "Load the page again",
  tryAgain: "Try again",
  /** Of the pages, in the browser's tab. */
  titles: {
    description: "Video visits with your clinic",
    check: "Check this device and network",
    join: "Your visit",
    guest: "Guest in a visit",
    reports: "Technical reports",
    today: "Today",
    visit: "Visit",
    clinic: "Clinic",
    system: "System",
  },
  failed: {
    title: "This page could not be shown",
    detail: "Something went wrong on our side. Your visit is not lost. Please load the page again.",
    number: "If it happens again, tell us this number: {number}",
  },
  notFound: {
    title: "There is no page here",
    detail:
      "The address may be incomplete. If your clinic sent you a link, please open it again from the message, or copy all of it.",
    home: "Go to the start page",
  },
  /** A refusal of the server, by the last part of its type (lib/wire/problem-types.ts). */
  problems: {
    "cookies-refused":
      "Your browser takes no cookies from this page, so you cannot stay signed in. Please allow cookies for it in the browser’s settings, or use another browser.",
    unreachable: "We cannot reach the clinic. Please check your internet connection and try again.",
    unknown: "Something went wrong on our side. Please try again in a moment.",
    unauthenticated: "You are not signed in any more. Please sign in again.",
    "session-idle": `You were signed out after ${timeline.staffIdleMinutes} minutes without activity. Please sign in again.`,
    forbidden: "You may not do this. Please ask your clinic if you think that you should.",
    "not-found": "This could not be found. It may have been removed, or the address is incomplete.",
    invalid: "Something in what was entered is not right. Please check it and try again.",
    gone: "This is over.",
    internal: "Something went wrong on our side. Please try again in a moment.",
    "key-reused": "This was already sent. Please load the page again.",
    "wrong-state": "The visit has changed in the meantime. Please look at it again.",
    conflict: "This is already under way. Please wait a moment.",
    "rate-limited": "That was too often in a short time. Please wait a minute and try again.",
    unavailable: "The clinic's system is busy. Please try again in a moment.",
    "room-not-ready": "The visit has begun, but its video room is not open yet.",
    "visit-still-to-come": "A visit can be marked as missed only once its planned start has passed.",
    "visit-ended": "This visit is over.",
    outdated: "This was changed in the meantime. Please load the page again.",
    "opened-elsewhere": "Your visit is open in another tab or on another device.",
    "notes-changed": "These notes were changed in another tab or on another device.",
    "consent-text-changed":
      "The clinic has changed the text that it asks you to agree to. Please read it again.",
    "link-unknown": "This link is not valid. It may have been copied incompletely.",
    "link-not-yet-open": `This link opens ${timeline.linkOpensBeforeStartHours} hours before the visit.`,
    "link-expired": "This link has expired.",
    "link-replaced": "This link was replaced by a new one.",
    "link-used": "This link has been used already.",
    "captions-not-offered": "This clinic offers no captions.",
    "too-many-guests": "A visit has room for two guests. Remove one to invite another.",
    "guest-denied": "The clinic could not let you in.",
    "guest-removed": "You are no longer part of this visit, or it has ended.",
  } satisfies Record<ProblemType | "cookies-refused" | "unreachable" | "unknown", string>,
  time: {
    dayAndTime: "{day} at {time}",
    onDay: "on {date}",
    lessThanAMinute: "less than a minute",
    ahead: "in {duration}",
    past: "{duration} ago",
  },
} as const;

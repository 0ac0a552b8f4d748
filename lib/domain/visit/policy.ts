import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { ConsultationStatus, Role } from "#lib/wire/consultation.ts";

/** Who may, and while the visit is in which states: any, where none are given. */
interface Rule {
  roles: readonly Role[];
  statuses: readonly ConsultationStatus[] | undefined;
  /** Who of them still may once the visit is over, where not all may. */
  afterwards?: readonly Role[];
  phrase: string;
  refusal: string;
}

/**
 * Who may do what, and when, to a consultation that they may know of (which ones those are: `visibleTo` in store.ts).
 * `phrase` completes "Cannot … with status: …", which the older clients show as it is.
 */
const rules = {
  start: {
    roles: ["doctor"],
    statuses: ["scheduled"],
    phrase: "start a consultation",
    refusal: "Only the consultation's doctor can start it",
  },
  end: {
    roles: ["doctor"],
    statuses: ["in-progress"],
    phrase: "end a consultation",
    refusal: "Only the consultation's doctor can end it",
  },
  getToken: {
    roles: ["doctor", "patient", "guest"],
    statuses: ["in-progress"],
    phrase: "get a token for a consultation",
    refusal: "Only the consultation's doctor, patient and guests can enter its room",
  },
  join: {
    roles: ["doctor", "patient", "guest"],
    statuses: ["in-progress"],
    phrase: "join a consultation",
    refusal: "Only the consultation's doctor, patient and guests can enter its room",
  },
  wait: {
    roles: ["patient"],
    statuses: undefined,
    phrase: "wait for a consultation",
    refusal: "Only the consultation's patient waits for it",
  },
  turnAway: {
    roles: ["doctor"],
    statuses: ["scheduled"],
    phrase: "turn the patient of a consultation away",
    refusal: "Only the consultation's doctor decides who comes in",
  },
  // Of both: whose hearing or language it is about may be either's.
  caption: {
    roles: ["doctor", "patient"],
    statuses: ["in-progress"],
    phrase: "turn captions on or off in a consultation",
    refusal: "Only the consultation's doctor and patient turn captions on or off",
  },
  agree: {
    roles: ["patient"],
    statuses: ["scheduled", "in-progress"],
    phrase: "agree to anything in a consultation",
    refusal: "Only the consultation's patient agrees to its terms",
  },
  keepNotes: {
    roles: ["doctor"],
    statuses: undefined,
    phrase: "keep notes of a consultation",
    refusal: "Notes are for the consultation's doctor alone",
  },
  readSummary: {
    roles: ["doctor", "patient"],
    statuses: undefined,
    phrase: "read the summary of a consultation",
    refusal: "The summary is for the consultation's doctor and patient",
  },
  writeSummary: {
    roles: ["doctor"],
    statuses: ["in-progress", "completed"],
    phrase: "write the summary of a consultation",
    refusal: "Only the consultation's doctor writes its summary",
  },
  giveFeedback: {
    roles: ["doctor", "patient", "guest"],
    statuses: ["in-progress", "completed"],
    phrase: "say how it was in a consultation",
    refusal: "Only who took part can say how it was",
  },
  readFeedback: {
    roles: ["doctor", "patient", "admin", "guest"],
    statuses: undefined,
    phrase: "read how a consultation was",
    refusal: "You cannot read how this consultation was",
  },
  sendReport: {
    roles: ["doctor", "patient", "guest"],
    statuses: ["in-progress", "completed"],
    phrase: "send a technical report of a consultation",
    refusal: "Only who took part has a technical report",
  },
  readReports: {
    roles: ["doctor", "patient", "admin", "guest"],
    statuses: undefined,
    phrase: "read the technical reports of a consultation",
    refusal: "You cannot read the technical reports of this consultation",
  },
  issueLink: {
    roles: ["doctor", "admin"],
    statuses: ["scheduled", "in-progress"],
    phrase: "issue a link to a consultation",
    refusal: "Only the clinic's staff can issue the link of a consultation",
  },
  revokeLink: {
    roles: ["doctor", "admin"],
    statuses: ["scheduled", "in-progress"],
    phrase: "revoke the link of a consultation",
    refusal: "Only the clinic's staff can revoke the link of a consultation",
  },
  change: {
    roles: ["doctor", "admin"],
    statuses: ["scheduled"],
    phrase: "change a consultation",
    refusal: "Only the clinic's staff can change a consultation",
  },
  cancel: {
    roles: ["doctor", "admin"],
    statuses: ["scheduled"],
    phrase: "cancel a consultation",
    refusal: "Only the clinic's staff can cancel a consultation",
  },
  markMissed: {
    roles: ["doctor", "admin"],
    statuses: ["scheduled"],
    phrase: "mark a consultation as missed",
    refusal: "Only the clinic's staff can mark a consultation as missed",
  },
  readMessages: {
    roles: ["doctor", "patient", "admin"],
    statuses: undefined,
    phrase: "read messages of a consultation",
    refusal: "Guests do not see the messages of a consultation",
  },
  // A waiting patient may write to the clinic before the visit starts; afterwards the record is closed.
  sendMessage: {
    roles: ["doctor", "patient"],
    statuses: ["scheduled", "in-progress"],
    phrase: "send messages in a consultation",
    refusal: "Only the consultation's doctor and patient can send messages",
  },
  // A patient only reads once the visit is over.
  markMessagesRead: {
    roles: ["doctor", "patient"],
    statuses: undefined,
    afterwards: ["doctor"],
    phrase: "mark messages as read in a consultation",
    refusal: "Only the consultation's doctor and patient receive messages",
  },
  inviteGuest: {
    roles: ["doctor"],
    statuses: ["scheduled", "in-progress"],
    phrase: "invite a guest to a consultation",
    refusal: "Only the consultation's doctor can invite guests",
  },
  listGuests: {
    roles: ["doctor", "admin"],
    statuses: undefined,
    phrase: "list the guests of a consultation",
    refusal: "Only the clinic's staff can see who was invited",
  },
  decideOnGuest: {
    roles: ["doctor"],
    statuses: ["scheduled", "in-progress"],
    phrase: "admit, deny or remove a guest in a consultation",
    refusal: "Only the consultation's doctor decides who comes in",
  },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;

/** To come or going on, and not over. */
export function isOpen(status: ConsultationStatus): boolean {
  return status === "scheduled" || status === "in-progress";
}

/**
 * @throws forbidden  not this actor's to do
 * @throws wrong_state  not in the consultation's present state
 */
export function requireMay(actor: Actor, action: Action, consultation: { status: ConsultationStatus }): void {
  const { roles, statuses, afterwards, refusal }: Rule = rules[action];
  const { status } = consultation;
  if (!roles.includes(actor.role)) throw new DomainError("forbidden", refusal);
  const isTooLate = !isOpen(status) && afterwards?.includes(actor.role) === false;
  if (isTooLate || statuses?.includes(status) === false) throw wrongState(action, status);
}

/**
 * For whom the actor may schedule: a doctor for themselves, an administrator for a doctor whom they name.
 * @returns the doctor's id; that it is a doctor of the same clinic is for the database to say
 */
export function doctorToScheduleFor(actor: Actor, doctorId: string | undefined): string {
  switch (actor.role) {
    case "doctor":
      if (doctorId !== undefined && doctorId !== actor.userId)
        throw new DomainError("forbidden", "Doctors schedule their own consultations only");
      return actor.userId;
    case "admin":
      if (doctorId === undefined) throw notADoctor("Say for which doctor");
      return doctorId;
    default:
      throw new DomainError("forbidden", "Only the clinic's staff can schedule consultations");
  }
}

export function notADoctor(detail: string): DomainError {
  return new DomainError("invalid", detail, { fields: [{ pointer: "/doctor_id", detail }] });
}

export function wrongState(action: Action, status: ConsultationStatus): DomainError {
  return new DomainError("wrong_state", `Cannot ${rules[action].phrase} with status: ${status}`);
}

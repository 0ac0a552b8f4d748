import type { ConsultationStatus, GuestStatus } from "#lib/wire/consultation.ts";

/**
 * What a visit is, and what each command does to it and answers: the domain once more, as a pure function without
 * database, locks or Twilio. The property test holds the real one against it.
 */

export const people = ["doctor", "patient", "admin", "colleague", "farDoctor", "farAdmin"] as const;
export type Person = (typeof people)[number];

/** Guests and links go by the labels under which they were made. */
export type Who = Person | { guest: string };

export type Command = { by: Who } & (
  | { do: PlainAction }
  | { do: "move"; later: boolean }
  | { do: "issueLink" | "inviteGuest"; label: string }
  | { do: "openLink"; link: string }
  | { do: "openGuestLink" | "admit" | "deny" | "remove"; guest: string }
);

export type PlainAction = keyof typeof plainRules;

export interface VisitModel {
  status: ConsultationStatus;
  /** Whether its planned start is still to come. */
  startsLater: boolean;
  /** All that were ever issued, the newest last. */
  links: readonly string[];
  isNewestLinkValid: boolean;
  /** The clinic revoked it, rather than the end of the visit. */
  isNewestLinkWithdrawn: boolean;
  /** By which the patient came in last. */
  patientCameBy?: string;
  guests: Readonly<Record<string, GuestStatus>>;
}

export const scheduledVisit: VisitModel = {
  status: "scheduled",
  startsLater: false,
  links: ["first"],
  isNewestLinkValid: true,
  isNewestLinkWithdrawn: false,
  guests: {},
};

export interface Step {
  model: VisitModel;
  /** "ok", or the code of the refusal. */
  answer: string;
}

type Role = "doctor" | "patient" | "admin" | "guest";
type Rule = readonly [roles: readonly Role[], statuses: readonly ConsultationStatus[]];

const open = ["scheduled", "in-progress"] as const;
const anytime = ["scheduled", "in-progress", "completed", "cancelled", "missed"] as const;

const plainRules = {
  start: [["doctor"], ["scheduled"]],
  end: [["doctor"], ["in-progress"]],
  cancel: [["doctor", "admin"], ["scheduled"]],
  markMissed: [["doctor", "admin"], ["scheduled"]],
  revokeLink: [["doctor", "admin"], open],
  getToken: [["doctor", "patient", "guest"], ["in-progress"]],
  join: [["doctor", "patient", "guest"], ["in-progress"]],
  wait: [["patient"], anytime],
  stopWaiting: [["patient"], anytime],
  turnAway: [["doctor"], ["scheduled"]],
  startCaptions: [["doctor", "patient"], ["in-progress"]],
  stopCaptions: [["doctor", "patient"], ["in-progress"]],
  sendMessage: [["doctor", "patient"], open],
  markMessagesRead: [["doctor", "patient"], anytime],
} as const satisfies Record<string, Rule>;

const rules: Readonly<Record<Command["do"], Rule>> = {
  ...plainRules,
  move: [["doctor", "admin"], ["scheduled"]],
  issueLink: [["doctor", "admin"], open],
  inviteGuest: [["doctor"], open],
  admit: [["doctor"], open],
  deny: [["doctor"], open],
  remove: [["doctor"], open],
  // By the link alone, whoever has it.
  openLink: [[], []],
  openGuestLink: [[], []],
};

export const plainActions = Object.keys(plainRules) as PlainAction[];

/** @param recognizedIn the visit as it was when it was established who asks */
export function step(model: VisitModel, command: Command, recognizedIn = model): Step {
  const refused = (answer: string): Step => ({ model, answer });
  if (command.do === "openLink") return openLink(model, command.link);
  if (command.do === "openGuestLink") return openGuestLink(model, command.guest);
  const role = roleOf(recognizedIn, command.by);
  if ("refusal" in role) return refused(role.refusal);
  const [roles, statuses] = rules[command.do];
  if (!roles.includes(role.is)) return refused("forbidden");
  if (!statuses.includes(model.status)) return refused("wrong_state");
  // What is left to a patient after the end is to read.
  if (command.do === "markMessagesRead" && role.is === "patient" && isOver(model))
    return refused("wrong_state");
  return carryOut(model, command);
}

function carryOut(model: VisitModel, command: Command): Step {
  const done = (change: Partial<VisitModel> = {}): Step => ({ model: { ...model, ...change }, answer: "ok" });
  const refused: Step = { model, answer: "wrong_state" };
  switch (command.do) {
    case "start":
      return done({ status: "in-progress" });
    case "end":
      return done(over(model, "completed"));
    case "cancel":
      return done(over(model, "cancelled"));
    case "markMissed":
      return model.startsLater ? refused : done(over(model, "missed"));
    case "move":
      return done({ startsLater: command.later });
    case "issueLink":
      return done({
        links: [...model.links, command.label],
        isNewestLinkValid: true,
        isNewestLinkWithdrawn: false,
      });
    case "revokeLink":
      return done({ isNewestLinkValid: false, isNewestLinkWithdrawn: true });
    case "inviteGuest": {
      const present = Object.values(model.guests).filter((status) => guestsWithAPlace.includes(status));
      if (present.length >= 2) return refused;
      return done({ guests: { ...model.guests, [command.label]: "invited" } });
    }
    case "admit":
      return decide(model, command.guest, "admitted", ["waiting"]);
    case "deny":
      return decide(model, command.guest, "denied", ["waiting"]);
    case "remove":
      return decide(model, command.guest, "removed", guestsWithAPlace);
    default:
      return done();
  }
}

const guestsWithAPlace: readonly GuestStatus[] = ["invited", "waiting", "admitted"];

function decide(model: VisitModel, guest: string, to: GuestStatus, from: readonly GuestStatus[]): Step {
  const status = model.guests[guest] ?? "invited";
  if (status === to) return { model, answer: "ok" };
  if (!from.includes(status)) return { model, answer: "wrong_state" };
  return { model: { ...model, guests: { ...model.guests, [guest]: to } }, answer: "ok" };
}

/** Its link and its guests end with a visit. */
function over(model: VisitModel, status: ConsultationStatus): Partial<VisitModel> {
  const guests = Object.entries(model.guests).map(([label, guest]): [string, GuestStatus] => [
    label,
    guestsWithAPlace.includes(guest) ? "removed" : guest,
  ]);
  return { status, isNewestLinkValid: false, guests: Object.fromEntries(guests) };
}

function isOver({ status }: VisitModel): boolean {
  return status !== "scheduled" && status !== "in-progress";
}

function openLink(model: VisitModel, link: string): Step {
  if (isOver(model)) return { model, answer: "gone" };
  const isValid = link === model.links.at(-1) && model.isNewestLinkValid;
  return isValid ? { model: { ...model, patientCameBy: link }, answer: "ok" } : { model, answer: "gone" };
}

function openGuestLink(model: VisitModel, guest: string): Step {
  if (model.guests[guest] !== "invited") return { model, answer: "gone" };
  return { model: { ...model, guests: { ...model.guests, [guest]: "waiting" } }, answer: "ok" };
}

function roleOf(model: VisitModel, who: Who): { is: Role } | { refusal: string } {
  if (typeof who === "object") return guestRole(model.guests[who.guest]);
  switch (who) {
    case "doctor":
    case "admin":
      return { is: who };
    case "patient": {
      const isIn = model.patientCameBy === model.links.at(-1) && !model.isNewestLinkWithdrawn;
      return isIn ? { is: who } : { refusal: "unauthenticated" };
    }
    default:
      return { refusal: "not_found" };
  }
}

function guestRole(status: GuestStatus | undefined): { is: Role } | { refusal: string } {
  switch (status) {
    case "admitted":
      return { is: "guest" };
    case "waiting":
      return { refusal: "not_found" };
    case "denied":
      return { refusal: "forbidden" };
    default:
      return { refusal: "unauthenticated" };
  }
}

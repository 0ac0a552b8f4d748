import type { Actor } from "#lib/auth/actor.ts";
import type { ConsultationStatus, Role } from "#lib/consultations/schemas.ts";
import { DomainError } from "#lib/errors.ts";

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
    roles: ["doctor", "patient"],
    statuses: ["in-progress"],
    phrase: "get a token for a consultation",
    refusal: "Only the consultation's doctor and patient can enter its room",
  },
  join: {
    roles: ["doctor", "patient"],
    statuses: ["in-progress"],
    phrase: "join a consultation",
    refusal: "Only the consultation's doctor and patient can enter its room",
  },
  wait: {
    roles: ["patient"],
    statuses: undefined,
    phrase: "wait for a consultation",
    refusal: "Only the consultation's patient waits for it",
  },
  issueLink: {
    roles: ["doctor"],
    statuses: ["scheduled", "in-progress"],
    phrase: "issue a link to a consultation",
    refusal: "Only the consultation's doctor can issue its link",
  },
} as const satisfies Record<
  string,
  {
    roles: readonly Role[];
    statuses: readonly ConsultationStatus[] | undefined;
    phrase: string;
    refusal: string;
  }
>;

export type Action = keyof typeof rules;

/**
 * @throws forbidden  not this actor's to do
 * @throws wrong_state  not in the consultation's present state
 */
export function requireMay(actor: Actor, action: Action, consultation: { status: ConsultationStatus }): void {
  const { roles, statuses, refusal }: (typeof rules)[Action] = rules[action];
  if (!(roles as readonly Role[]).includes(actor.role)) throw new DomainError("forbidden", refusal);
  if (statuses && !(statuses as readonly ConsultationStatus[]).includes(consultation.status)) {
    throw wrongState(action, consultation.status);
  }
}

export function wrongState(action: Action, status: ConsultationStatus): DomainError {
  return new DomainError("wrong_state", `Cannot ${rules[action].phrase} with status: ${status}`);
}

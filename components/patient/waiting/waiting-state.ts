import type { Consultation } from "#lib/wire/consultation.ts";

/**
 * What is true for who waits. dropped: we cannot know · arriving: the clinic does not know of them yet · away, here and
 * busy are the doctor's; `ahead` patients wait before this one.
 */
export type WaitingState =
  | { name: "dropped" | "arriving" | "turned-away" }
  | { name: "away" | "here" | "busy"; ahead: number };

export function waitingState(visit: Consultation, problem: unknown): WaitingState {
  if (problem !== null) return { name: "dropped" };
  if (visit.turned_away_at !== null) return { name: "turned-away" };
  if (visit.waiting_since === null) return { name: "arriving" };
  return { name: doctorNames[visit.doctor_state ?? "away"], ahead: visit.place_in_line ?? 0 };
}

const doctorNames = { away: "away", here: "here", with_another_patient: "busy" } as const;

/** Sooner, "late" would be a matter of clocks. */
const lateAfterMs = 5 * 60_000;

/** By the server's clock: that of a patient's phone may be wrong. */
export function isLate({ now, scheduled_start: start }: Consultation): boolean {
  return Date.parse(now) > Date.parse(start) + lateAfterMs;
}

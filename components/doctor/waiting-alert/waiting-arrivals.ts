import type { Consultation } from "#lib/wire/consultation.ts";

/** Returns the waiting patients, first come first, without the patient of this page's own visit. */
export function whoWaits(visits: readonly Consultation[], exceptId?: string): Consultation[] {
  return visits
    .filter(
      ({ id, status, waiting_since: since }) => status === "scheduled" && since !== null && id !== exceptId,
    )
    .toSorted((a, b) => Date.parse(a.waiting_since ?? "") - Date.parse(b.waiting_since ?? ""));
}

/** An arrival: who leaves and comes back arrives again. */
export function arrivalsOf(waiting: readonly Consultation[]): string[] {
  return waiting.map(({ id, waiting_since: since }) => `${id} ${since}`);
}

/** Whether somebody has come since the last look. The first look tells of nobody: the page shows them as it opens. */
export function hasNewArrival(before: readonly string[] | null, now: readonly string[]): boolean {
  return before !== null && now.some((arrival) => !before.includes(arrival));
}

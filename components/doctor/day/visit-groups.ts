import type { Consultation } from "#lib/wire/consultation.ts";

/** The visits in the order in which they need somebody. Each visit is in one group. */
export interface VisitGroups {
  inProgress: Consultation[];
  /** The patient is there: who came first is first. */
  waiting: Consultation[];
  /** Planned for today, the past hours included: late is not over. */
  today: Consultation[];
  upcoming: Consultation[];
  /** Over, or planned for an earlier day and never started. Latest first. */
  finished: Consultation[];
}

export function groupVisits(visits: Consultation[], now: Date): VisitGroups {
  const groups: VisitGroups = { inProgress: [], waiting: [], today: [], upcoming: [], finished: [] };
  const today = startOfDay(now, 0);
  const tomorrow = startOfDay(now, 1);
  for (const visit of visits) groups[groupOf(visit, today, tomorrow)].push(visit);

  const byPlan = (a: Consultation, b: Consultation) =>
    Date.parse(a.scheduled_start) - Date.parse(b.scheduled_start);
  const byArrival = (a: Consultation, b: Consultation) =>
    Date.parse(a.waiting_since ?? "") - Date.parse(b.waiting_since ?? "");
  groups.inProgress.sort(byPlan);
  groups.waiting.sort(byArrival);
  groups.today.sort(byPlan);
  groups.upcoming.sort(byPlan);
  groups.finished.sort((a, b) => byPlan(b, a));
  return groups;
}

/** The visit that Enter opens: the next thing to do. */
export function nextVisit(groups: VisitGroups): Consultation | undefined {
  return groups.inProgress[0] ?? groups.waiting[0];
}

/** By the patient's name, phone, email, the doctor's name or the reason, wherever the words stand. */
export function matchesSearch(visit: Consultation, search: string): boolean {
  const { patient, doctor, reason } = visit;
  const text = [patient.name, patient.phone, patient.email, doctor.name, reason].join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function groupOf(visit: Consultation, today: number, tomorrow: number): keyof VisitGroups {
  if (visit.status === "in-progress") return "inProgress";
  if (visit.status !== "scheduled") return "finished";
  if (visit.waiting_since) return "waiting";
  const start = Date.parse(visit.scheduled_start);
  if (start >= tomorrow) return "upcoming";
  // A visit around midnight is of today until it would have ended.
  return start >= today || Date.parse(visit.scheduled_end) > today ? "today" : "finished";
}

function startOfDay(now: Date, daysLater: number): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysLater).getTime();
}

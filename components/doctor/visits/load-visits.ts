import { callApi, callNextPage } from "#lib/client/api.ts";
import type { Consultation, ConsultationQuery } from "#lib/wire/consultation.ts";

const list = "GET /api/consultations/";

/** The most that the API gives at once. */
const pageSize = 100;
/** Far more than one doctor's day and bookings, and a bound for what a large clinic's administrator loads. */
const maxPages = 5;

/** Loads yesterday's visits, today's, all later ones, and any visit that was never ended. */
export async function loadVisits(now = new Date()): Promise<Consultation[]> {
  const startOfYesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  const [recent, open] = await Promise.all([
    loadAll({ from: startOfYesterday.toISOString(), limit: pageSize }),
    loadAll({ status: "in-progress", limit: pageSize }),
  ]);
  return [...new Map([...recent, ...open].map((visit) => [visit.id, visit])).values()];
}

async function loadAll(query: Partial<ConsultationQuery>): Promise<Consultation[]> {
  let page = await callApi(list, { query });
  const visits = [...page.results];
  for (let read = 1; page.next !== null && read < maxPages; read += 1) {
    page = await callNextPage(list, page.next);
    visits.push(...page.results);
  }
  return visits;
}

import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { listConsultations, selectPage } from "#lib/domain/consultations/list.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { connectDatabase, database } from "#lib/platform/db/client.ts";
import { makeClinic, makeStaff } from "#lib/testing/clinic.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";
import { ConsultationQuery, ConsultationSearch } from "#lib/wire/consultation.ts";
import * as z from "#lib/wire/zod.ts";

/**
 * What a page of the list costs, as PostgreSQL says it: the rows that it reads must follow from the length of the page,
 * not from that of the table.
 */

const visitCount = 20_000;
/** One row in this many is of the rare status, and one has the rare name. */
const rareEvery = 4000;

let admin: Actor;
let doctor: Actor;
let lastCursor: string;

beforeAll(async () => {
  const clinicId = await makeClinic();
  const person = { clinicId, name: "Test" };
  doctor = { ...person, role: "doctor", userId: (await makeStaff(clinicId)).userId };
  admin = { ...person, role: "admin", userId: (await makeStaff(clinicId, "admin")).userId };
  const run = randomUUID();
  const { db } = database();
  await db.execute(sql`
    insert into users (clinic_id, firebase_uid, role, name, retired_at)
    select ${clinicId}, ${run} || n, 'patient',
      case when n % ${rareEvery} = 0 then 'Quillon Xanthe ' else 'Common Name ' end || n,
      -- Nothing for the job which switches off the accounts of visits that are over.
      now()
    from generate_series(1, ${visitCount}::int) n`);
  await db.execute(sql`
    insert into consultations (clinic_id, doctor_id, patient_id, status, scheduled_start, scheduled_end)
    select clinic_id, ${doctor.userId}, id,
      (case when n % ${rareEvery} = 1 then 'missed' else 'cancelled' end)::consultation_status,
      now() - n * interval '1 minute', now() - n * interval '1 minute' + interval '30 minutes'
    from (select *, replace(firebase_uid, ${run}, '')::int as n from users where firebase_uid like ${`${run}%`}) p`);
  await analyze();
  lastCursor = await cursorNearTheEnd();
}, 60_000);

/** The planner decides by statistics, which autovacuum would make in a while. */
async function analyze(): Promise<void> {
  const owner = connectDatabase(workerWorld().addresses.database.owner, 1);
  await owner.db.execute(sql`analyze users, consultations`);
  await owner.sql.end();
}

async function cursorNearTheEnd(): Promise<string> {
  const before = new Date(Date.now() - (visitCount - 200) * 60_000).toISOString();
  const { next } = await listConsultations(
    { actor: doctor, db: database().db, requestId: "" },
    ConsultationQuery.parse({ to: before, limit: 50 }),
  );
  return new URL(next ?? "", "http://localhost").searchParams.get("cursor") ?? "";
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string | undefined;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number | undefined;
  "Rows Removed by Index Recheck"?: number | undefined;
  Plans?: PlanNode[] | undefined;
}

const PlanNode: z.ZodType<PlanNode> = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Actual Rows": z.number(),
  "Actual Loops": z.number(),
  "Rows Removed by Filter": z.number().optional(),
  "Rows Removed by Index Recheck": z.number().optional(),
  Plans: z.lazy(() => z.array(PlanNode)).optional(),
});

type Asked = ConsultationQuery | ConsultationSearch;

/** How many rows of visits and people were looked at, and whether any table was read from end to end. */
async function costOf(actor: Actor, query: Partial<Asked>) {
  const { db } = database();
  const page = selectPage(
    db,
    actor,
    "search" in query ? ConsultationSearch.parse(query) : ConsultationQuery.parse(query),
  );
  const [row] = await db.execute<{ "QUERY PLAN": unknown }>(
    sql`explain (analyze, format json) ${page.getSQL()}`,
  );
  const [{ Plan: root }] = z.tuple([z.object({ Plan: PlanNode })]).parse(row?.["QUERY PLAN"]);
  const scans = nodesOf(root).filter((node) =>
    ["consultations", "users"].includes(node["Relation Name"] ?? ""),
  );
  return {
    rows: scans.reduce((sum, node) => sum + rowsLookedAt(node), 0),
    fullScans: scans.filter((node) => node["Node Type"] === "Seq Scan").length,
  };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function rowsLookedAt(node: PlanNode): number {
  const perLoop =
    node["Actual Rows"] +
    (node["Rows Removed by Filter"] ?? 0) +
    (node["Rows Removed by Index Recheck"] ?? 0);
  return perLoop * node["Actual Loops"];
}

/** 51 visits (one tells whether there are more), each with doctor and patient, and some room for a bitmap scan's own rows. */
const mostRows = 51 * 3 * 2;

test.each([
  ["a doctor's first page", () => [doctor, {}]],
  ["a doctor's last page", () => [doctor, { cursor: lastCursor }]],
  ["a clinic's first page", () => [admin, {}]],
  ["a clinic's last page", () => [admin, { cursor: lastCursor }]],
  ["one doctor of a clinic", () => [admin, { doctor_id: doctor.userId }]],
  ["a rare status of a doctor", () => [doctor, { status: "missed" }]],
  ["a rare status of a clinic", () => [admin, { status: "missed" }]],
  ["a time long ago", () => [admin, { to: new Date(Date.now() - visitCount * 59_000).toISOString() }]],
  ["a rare name", () => [admin, { search: "xanthe" }]],
  ["a name that nobody has", () => [admin, { search: "zzzzzz" }]],
  ["a common name", () => [admin, { search: "common" }]],
] satisfies [string, () => [Actor, Partial<Asked>]][])(
  "%s is read without reading the table",
  async (_, question) => {
    const [actor, query] = question() as [Actor, Partial<Asked>];
    const { rows, fullScans } = await costOf(actor, query);
    expect(fullScans).toBe(0);
    expect(rows).toBeLessThanOrEqual(mostRows);
  },
);

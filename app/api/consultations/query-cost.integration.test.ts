import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { listConsultations, selectPage } from "#lib/domain/consultations/list.ts";
import { retireVisitUsers } from "#lib/domain/consultations/retire-users.ts";
import { reconcileQuietRooms } from "#lib/domain/rooms/room-reconciler.ts";
import { requireStillIn } from "#lib/domain/sessions/read-actor.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { connectDatabase, type Database, database, type Transaction } from "#lib/platform/db/client.ts";
import { makeClinic, makeStaff } from "#lib/testing/clinic.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";
import { ConsultationQuery, ConsultationSearch } from "#lib/wire/consultation.ts";
import * as z from "#lib/wire/zod.ts";

/**
 * Holds what queries read, by PostgreSQL's own count, to bounds that do not depend on the length of the tables: pages of the
 * list, a patient's request, and the jobs that run every minute.
 */

const visitCount = 20_000;
/** One row in this many is of the rare status, and one has the rare name. */
const rareEvery = 4000;
/** So many open users make a join by a read of all visits look cheap to PostgreSQL. */
const openVisitCount = 1000;

let admin: Actor;
let doctor: Actor;
let patient: Actor;
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
  await makeOpenVisits();
  await db.execute(sql`
    insert into join_links (consultation_id, secret_hash, opens_at, closes_at, created_by)
    select id, md5(id::text), scheduled_start - interval '1 day', scheduled_end + interval '4 hours', doctor_id
    from consultations where clinic_id = ${clinicId}`);
  await db.execute(sql`
    insert into rooms (consultation_id, ordinal, name, sid, status, opened_at, closed_at, heard_at)
    select id, 1, 'panacare-consultation-' || id, 'RM' || md5(id::text), 'closed', scheduled_start,
      now() - interval '2 days', now() - interval '3 days'
    from consultations where clinic_id = ${clinicId}`);
  const [visit] = await db.execute<{ patient_id: string; link_id: string }>(sql`
    select c.patient_id, l.id as link_id from consultations c join join_links l on l.consultation_id = c.id
    where c.clinic_id = ${clinicId} limit 1`);
  patient = {
    ...person,
    role: "patient",
    userId: visit?.patient_id ?? "",
    joinLinkId: visit?.link_id,
  };
  await analyze();
  lastCursor = await cursorNearTheEnd();
}, 60_000);

async function makeOpenVisits(): Promise<void> {
  const clinicId = await makeClinic();
  const { userId } = await makeStaff(clinicId);
  await database().db.execute(sql`
    with patients as (
      insert into users (clinic_id, firebase_uid, role, name)
      select ${clinicId}, ${randomUUID()} || n, 'patient', 'Open Visit ' || n
      from generate_series(1, ${openVisitCount}::int) n
      returning id)
    insert into consultations (clinic_id, doctor_id, patient_id, scheduled_start, scheduled_end)
    select ${clinicId}, ${userId}, id, now() + interval '2 days', now() + interval '3 days' from patients`);
}

/** The planner decides by statistics, which autovacuum would make in a while. */
async function analyze(): Promise<void> {
  const owner = connectDatabase(workerWorld().addresses.database.owner, 1);
  await owner.db.execute(sql`analyze users, consultations, join_links, rooms`);
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
  ["two letters that begin a name", () => [admin, { search: "qu" }]],
  ["two letters that begin a later word", () => [admin, { search: "xa" }]],
  ["two letters that nobody has", () => [admin, { search: "zz" }]],
] satisfies [string, () => [Actor, Partial<Asked>]][])(
  "%s is read without reading the table",
  async (_, question) => {
    const [actor, query] = question() as [Actor, Partial<Asked>];
    const { rows, fullScans } = await costOf(actor, query);
    expect(fullScans).toBe(0);
    expect(rows).toBeLessThanOrEqual(mostRows);
  },
);

/** Half a row per visit. The open visits of this file and of others in the same worker take a few rows each. */
const mostRowsOfJob = visitCount / 2;

test.each([
  ["retiring the users of visits that are over", (db: Database) => retireVisitUsers(db, 365 * 86_400)],
  ["asking about quiet rooms", (db: Database) => reconcileQuietRooms(db)],
  ["recognizing a patient", (db: Database) => requireStillIn(db, patient)],
])("%s reads no more when there are more visits", async (_, work) => {
  expect(await rowsReadBy(work)).toBeLessThanOrEqual(mostRowsOfJob);
});

/** Counts the rows that the work reads from the tables that grow. What it writes is rolled back. */
async function rowsReadBy(work: (db: Database) => Promise<unknown>): Promise<number> {
  const rollback = new Error("only counting");
  let rows = Number.NaN;
  await database()
    .db.transaction(async (tx) => {
      // The counters also hold what this connection read before, until PostgreSQL flushes them between transactions.
      const before = await countedRows(tx);
      await work(tx);
      rows = (await countedRows(tx)) - before;
      throw rollback;
    })
    .catch((error: unknown) => {
      if (error !== rollback) throw error;
    });
  return rows;
}

async function countedRows(tx: Transaction): Promise<number> {
  const [counted] = await tx.execute<{ rows: string }>(sql`
    select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) as rows
    from pg_stat_xact_user_tables
    where relname in ('users', 'consultations', 'join_links', 'rooms', 'attendance', 'guests')`);
  return Number(counted?.rows);
}

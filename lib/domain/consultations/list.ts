import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { toConsultation } from "#lib/domain/visit/read-model.ts";
import { patientIsNamedLike, selectConsultations, visibleTo } from "#lib/domain/visit/store.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import {
  type ConsultationPage,
  type ConsultationQuery,
  type ConsultationSearch,
  SentTime,
} from "#lib/wire/consultation.ts";
import * as z from "#lib/wire/zod.ts";

const Cursor = z.tuple([SentTime, z.uuid()]);

/** The actor's consultations, latest start first. A page begins where the last one ended (keyset), however long the table. */
export async function listConsultations(ctx: Context, query: ConsultationQuery): Promise<ConsultationPage> {
  const { results, cursor } = await readPage(ctx, query);
  return { results, next: cursor ? `/api/consultations/?${parametersOf({ ...query, cursor })}` : null };
}

/** The same, of patients with such a name. The next page comes from the same search at `next`. */
export async function searchConsultations(
  ctx: Context,
  search: ConsultationSearch,
): Promise<ConsultationPage> {
  const { results, cursor } = await ctx.db.transaction(async (tx) => {
    // The best plan depends on how common the name is. A generic plan took 18 times as long at 100,000 visits.
    await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
    return readPage({ ...ctx, db: tx }, search);
  });
  return { results, next: cursor ? `/api/consultations/search/?${parametersOf({ cursor })}` : null };
}

async function readPage(ctx: { actor: Actor; db: Executor }, query: ConsultationQuery | ConsultationSearch) {
  const rows = await selectPage(ctx.db, ctx.actor, query);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    results: page.map((row) => toConsultation(row, ctx.actor)),
    cursor: last && writeCursor(last),
  };
}

/** One row more than the page, which tells whether there is another. */
export function selectPage(db: Executor, actor: Actor, query: ConsultationQuery | ConsultationSearch) {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  return selectConsultations(db, actor)
    .where(
      and(
        visibleTo(actor),
        query.status && eq(consultations.status, query.status),
        query.doctor_id ? eq(consultations.doctorId, query.doctor_id) : undefined,
        query.from ? gte(consultations.scheduledStart, new Date(query.from)) : undefined,
        query.to ? lt(consultations.scheduledStart, new Date(query.to)) : undefined,
        "search" in query ? patientIsNamedLike(query.search) : undefined,
        after &&
          sql`(${consultations.scheduledStart}, ${consultations.id}) < (${new Date(after[0]).toISOString()}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(consultations.scheduledStart), desc(consultations.id))
    .limit(query.limit + 1);
}

function parametersOf(query: object): URLSearchParams {
  return new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function writeCursor(row: { scheduledStart: Date; id: string }): string {
  return Buffer.from(JSON.stringify([row.scheduledStart.toISOString(), row.id])).toString("base64url");
}

function readCursor(cursor: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch (cause) {
    const detail = "is not a cursor of this list";
    throw new DomainError("invalid", `cursor: ${detail}`, {
      fields: [{ pointer: "?cursor", detail }],
      cause,
    });
  }
}

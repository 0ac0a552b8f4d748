import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { consultations } from "#drizzle/schema.ts";
import { type ConsultationPage, consultationStatuses } from "#lib/consultations/schemas.ts";
import { selectConsultations, toConsultation, visibleTo } from "#lib/consultations/store.ts";
import type { Context } from "#lib/context.ts";
import { DomainError } from "#lib/errors.ts";

export const ListQuery = z.strictObject({
  status: z.enum(consultationStatuses).optional(),
  /** Visits that start at this time or later, and before that one. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** The actor's consultations, latest start first. A page begins where the last one ended (keyset), however long the table. */
export async function listConsultations(
  ctx: Context,
  query: z.infer<typeof ListQuery>,
): Promise<ConsultationPage> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const rows = await selectConsultations(ctx.db)
    .where(
      and(
        visibleTo(ctx.actor),
        query.status && eq(consultations.status, query.status),
        query.from ? gte(consultations.scheduledStart, new Date(query.from)) : undefined,
        query.to ? lt(consultations.scheduledStart, new Date(query.to)) : undefined,
        after &&
          sql`(${consultations.scheduledStart}, ${consultations.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(consultations.scheduledStart), desc(consultations.id))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    results: page.map((row) => toConsultation(row, ctx.actor)),
    next: last ? nextPath(query, writeCursor(last)) : null,
  };
}

function nextPath({ cursor: _, ...query }: z.infer<typeof ListQuery>, cursor: string): string {
  const parameters = Object.entries({ ...query, cursor }).map(([name, value]) => [name, String(value)]);
  return `/api/consultations/?${new URLSearchParams(parameters)}`;
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

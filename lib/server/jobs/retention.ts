import { and, inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { events, idempotencyKeys, rateLimits, sessions, twilioEvents } from "#drizzle/operations.ts";
import { technicalReports } from "#drizzle/visit-record.ts";
import type { Database } from "#lib/platform/db/client.ts";

interface Shelf {
  table: PgTable;
  key: PgColumn;
  age: PgColumn | SQL;
  keepHours: number;
}

/** The record of a visit (its times, attendance, messages, audit) is not among them: it is kept. */
const shelves: readonly Shelf[] = [
  // Folded long ago; kept a while for questions about a visit's attendance.
  { table: twilioEvents, key: twilioEvents.roomSid, age: twilioEvents.receivedAt, keepHours: 30 * 24 },
  // A stream that was away for longer is told to read everything.
  { table: events, key: events.id, age: events.at, keepHours: 24 },
  { table: idempotencyKeys, key: idempotencyKeys.id, age: idempotencyKeys.startedAt, keepHours: 24 },
  {
    table: rateLimits,
    key: rateLimits.key,
    age: sql`to_timestamp(${rateLimits.expire} / 1000)`,
    keepHours: 1,
  },
  // Long enough to look into a complaint, or a month's many.
  {
    table: technicalReports,
    key: technicalReports.id,
    age: technicalReports.createdAt,
    keepHours: 90 * 24,
  },
  { table: sessions, key: sessions.id, age: sessions.expiresAt, keepHours: 24 },
];

/** Rows deleted at once, so that no delete holds locks for long. */
const batchSize = 5000;

/** Throws away what is past its time. */
export async function discardOldRows(db: Database): Promise<void> {
  for (const { table, key, age, keepHours } of shelves) {
    const isOld = sql`${age} < now() - make_interval(hours => ${keepHours})`;
    for (;;) {
      const batch = db.select({ key }).from(table).where(isOld).limit(batchSize);
      const { count } = await db.delete(table).where(and(isOld, inArray(key, batch)));
      if (count < batchSize) break;
    }
  }
}

import { and, asc, count, eq } from "drizzle-orm";
import { technicalReports } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { requireStillOpenAfterEnd } from "#lib/domain/visit/after-visit.ts";
import { authorize, runVisitCommand } from "#lib/domain/visit/command.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import {
  NewTechnicalReport,
  type TechnicalReport,
  type TechnicalReportList,
  type TechnicalReportSummary,
} from "#lib/wire/technical-report.ts";

/** Far more than anybody joins one visit. */
const maxReports = 50;

/**
 * Keeps what the actor's browser measured during one stay in the call.
 * @throws wrong_state  the visit has not started, or ended too long ago (`requireStillOpenAfterEnd`)
 * @throws rate_limited  the actor has sent too many for this visit
 */
export function addTechnicalReport(
  ctx: Context,
  consultationId: string,
  report: NewTechnicalReport,
): Promise<TechnicalReportSummary> {
  const { userId, role } = ctx.actor;
  return runVisitCommand(ctx, consultationId, {
    action: "sendReport",
    work: async (tx, visit) => {
      requireStillOpenAfterEnd(visit);
      await requireRoom(tx, consultationId, userId);
      const [row] = await tx
        .insert(technicalReports)
        .values({ consultationId, userId, role, report })
        .returning();
      if (!row) throw new Error("a report that was just written is not there");
      return { audit: [{ action: "technical_report.send" }], event: "none", result: toSummary(row) };
    },
  });
}

async function requireRoom(db: Executor, consultationId: string, userId: string): Promise<void> {
  const [sent] = await db
    .select({ count: count() })
    .from(technicalReports)
    .where(and(eq(technicalReports.consultationId, consultationId), eq(technicalReports.userId, userId)));
  if ((sent?.count ?? 0) >= maxReports) {
    throw new DomainError("rate_limited", "We have enough reports of this visit from you. Thank you.");
  }
}

/** Returns all reports of the visit to administrators, and to everyone else their own: a doctor needs no patient's device list. */
export async function listTechnicalReports(
  ctx: Context,
  consultationId: string,
): Promise<TechnicalReportList> {
  await authorize(ctx, "readReports", consultationId);
  const rows = await ctx.db
    .select()
    .from(technicalReports)
    .where(and(eq(technicalReports.consultationId, consultationId), readableBy(ctx.actor)))
    .orderBy(asc(technicalReports.createdAt), asc(technicalReports.id));
  return { results: rows.map(toSummary) };
}

/** @throws not_found when this visit has no such report for this reader */
export async function readTechnicalReport(
  ctx: Context,
  { consultationId, reportId }: { consultationId: string; reportId: string },
): Promise<TechnicalReport> {
  await authorize(ctx, "readReports", consultationId);
  const [row] = await ctx.db
    .select()
    .from(technicalReports)
    .where(
      and(
        eq(technicalReports.id, reportId),
        eq(technicalReports.consultationId, consultationId),
        readableBy(ctx.actor),
      ),
    );
  if (!row) throw new DomainError("not_found", "Technical report not found");
  if (row.userId !== ctx.actor.userId) {
    const audit = [{ action: "technical_report.read", details: { reportId } }] as const;
    await recordOutcome(ctx.db, ctx, consultationId, { audit, event: "none" });
  }
  return { ...toSummary(row), report: NewTechnicalReport.parse(row.report) };
}

function readableBy(reader: Actor) {
  return reader.role === "admin" ? undefined : eq(technicalReports.userId, reader.userId);
}

function toSummary(row: typeof technicalReports.$inferSelect): TechnicalReportSummary {
  const { started_at, ended_at, errors } = NewTechnicalReport.parse(row.report);
  return {
    id: row.id,
    consultation_id: row.consultationId,
    role: row.role,
    created_at: row.createdAt.toISOString(),
    started_at,
    ended_at,
    error_count: errors.length,
  };
}

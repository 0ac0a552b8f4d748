import { and, asc, count, eq } from "drizzle-orm";
import { technicalReports } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { requireInGrace } from "#lib/domain/visit/grace.ts";
import { requireMay } from "#lib/domain/visit/policy.ts";
import { getForActor, lockConsultation } from "#lib/domain/visit/store.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import {
  NewTechnicalReport,
  type TechnicalReport,
  type TechnicalReportList,
  type TechnicalReportSummary,
} from "#lib/wire/technical-report.ts";

/** Far more stays than anybody has in one visit. */
const maxReports = 50;

/**
 * Keeps what the actor's browser measured in one stay.
 * @throws wrong_state  the visit has not begun, or ended longer ago than half an hour
 * @throws rate_limited  of this visit the actor has sent too many
 */
export async function addTechnicalReport(
  ctx: Context,
  consultationId: string,
  report: NewTechnicalReport,
): Promise<TechnicalReportSummary> {
  const consultation = await getForActor(ctx.db, ctx.actor, consultationId);
  requireMay(ctx.actor, "sendReport", consultation);
  requireInGrace(consultation);
  const { userId, role } = ctx.actor;
  return ctx.db.transaction(async (tx) => {
    await lockConsultation(tx, consultationId);
    await requireRoom(tx, consultationId, userId);
    const [row] = await tx
      .insert(technicalReports)
      .values({ consultationId, userId, role, report })
      .returning();
    if (!row) throw new Error("a report that was just written is not there");
    await recordAudit(tx, ctx, "technical_report.send", consultationId);
    return toSummary(row);
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

/** All of the visit for the clinic's administrators, their own for everyone else: a doctor needs no patient's device list. */
export async function listTechnicalReports(
  ctx: Context,
  consultationId: string,
): Promise<TechnicalReportList> {
  requireMay(ctx.actor, "readReports", await getForActor(ctx.db, ctx.actor, consultationId));
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
  requireMay(ctx.actor, "readReports", await getForActor(ctx.db, ctx.actor, consultationId));
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
    await recordAudit(ctx.db, ctx, "technical_report.read", consultationId, { reportId });
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

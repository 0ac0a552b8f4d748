import { route } from "#lib/api/route.ts";
import { readTechnicalReport } from "#lib/domain/technical-reports/technical-reports.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.getTechnicalReport, ({ ctx, params }) =>
  readTechnicalReport(ctx, { consultationId: params.id, reportId: params.report_id }),
);

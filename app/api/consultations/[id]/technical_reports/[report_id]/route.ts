import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";
import { readTechnicalReport } from "#lib/technical-reports/technical-reports.ts";

export const GET = route(operations.getTechnicalReport, ({ ctx, params }) =>
  readTechnicalReport(ctx, { consultationId: params.id, reportId: params.report_id }),
);

import { route } from "#lib/api/route.ts";
import { addTechnicalReport, listTechnicalReports } from "#lib/domain/technical-reports/technical-reports.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.listTechnicalReports, ({ ctx, params }) =>
  listTechnicalReports(ctx, params.id),
);

export const POST = route(operations.sendTechnicalReport, async ({ ctx, params, body }) =>
  Response.json(await addTechnicalReport(ctx, params.id, body), { status: 201 }),
);

import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";
import { addTechnicalReport, listTechnicalReports } from "#lib/technical-reports/technical-reports.ts";

export const GET = route(operations.listTechnicalReports, ({ ctx, params }) =>
  listTechnicalReports(ctx, params.id),
);

export const POST = route(operations.sendTechnicalReport, async ({ ctx, params, body }) =>
  Response.json(await addTechnicalReport(ctx, params.id, body), { status: 201 }),
);

import { route } from "#lib/api/route.ts";
import { readSummary, writeSummary } from "#lib/domain/summaries/summary.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.getSummary, ({ ctx, params }) => readSummary(ctx, params.id));

export const PUT = route(operations.writeSummary, ({ ctx, params, body }) =>
  writeSummary(ctx, params.id, body),
);

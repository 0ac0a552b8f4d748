import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";
import { readSummary, writeSummary } from "#lib/summaries/summary.ts";

export const GET = route(operations.getSummary, ({ ctx, params }) => readSummary(ctx, params.id));

export const PUT = route(operations.writeSummary, ({ ctx, params, body }) =>
  writeSummary(ctx, params.id, body),
);

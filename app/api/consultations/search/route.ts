import { searchConsultations } from "#lib/consultations/list.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.searchConsultations, ({ ctx, body, query }) =>
  searchConsultations(ctx, { ...body, ...query }),
);

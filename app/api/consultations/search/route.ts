import { route } from "#lib/api/route.ts";
import { searchConsultations } from "#lib/domain/consultations/list.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.searchConsultations, ({ ctx, body, query }) =>
  searchConsultations(ctx, { ...body, ...query }),
);

import { ListQuery, listConsultations } from "#lib/consultations/list.ts";
import { scheduleConsultation } from "#lib/consultations/schedule.ts";
import { NewConsultation } from "#lib/consultations/schemas.ts";
import { route } from "#lib/http/route.ts";

export const GET = route({ query: ListQuery }, ({ ctx, query }) => listConsultations(ctx, query));

export const POST = route({ body: NewConsultation }, async ({ ctx, body }) =>
  Response.json(await scheduleConsultation(ctx, body), { status: 201 }),
);

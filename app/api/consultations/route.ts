import { route } from "#lib/api/route.ts";
import { listConsultations } from "#lib/domain/consultations/list.ts";
import { scheduleConsultation } from "#lib/domain/consultations/schedule.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.listConsultations, ({ ctx, query }) => listConsultations(ctx, query));

export const POST = route(operations.createConsultation, async ({ ctx, body }) =>
  Response.json(await scheduleConsultation(ctx, body), { status: 201 }),
);

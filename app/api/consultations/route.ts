import { listConsultations } from "#lib/consultations/list.ts";
import { scheduleConsultation } from "#lib/consultations/schedule.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const GET = route(operations.listConsultations, ({ ctx, query }) => listConsultations(ctx, query));

export const POST = route(operations.createConsultation, async ({ ctx, body }) =>
  Response.json(await scheduleConsultation(ctx, body), { status: 201 }),
);

import { route } from "#lib/api/route.ts";
import { listDoctors } from "#lib/domain/clinics/list-doctors.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.listDoctors, ({ ctx }) => listDoctors(ctx));

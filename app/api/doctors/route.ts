import { listDoctors } from "#lib/clinics/list-doctors.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const GET = route(operations.listDoctors, ({ ctx }) => listDoctors(ctx));

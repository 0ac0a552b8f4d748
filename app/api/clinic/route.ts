import { changeClinicSettings, readClinicSettings } from "#lib/clinics/settings.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const GET = route(operations.getClinic, ({ ctx }) => readClinicSettings(ctx));

export const PATCH = route(operations.changeClinic, ({ ctx, body }) => changeClinicSettings(ctx, body));

import { route } from "#lib/api/route.ts";
import { changeClinicSettings, readClinicSettings } from "#lib/domain/clinics/settings.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.getClinic, ({ ctx }) => readClinicSettings(ctx));

export const PATCH = route(operations.changeClinic, ({ ctx, body }) => changeClinicSettings(ctx, body));

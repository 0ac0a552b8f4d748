import { route } from "#lib/api/route.ts";
import { renewDoctorPresence } from "#lib/domain/waiting/doctor-presence.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.renewPresence, async ({ ctx }) => {
  await renewDoctorPresence(ctx);
  return new Response(null, { status: 204 });
});

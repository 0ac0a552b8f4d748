import { renewDoctorPresence } from "#lib/consultations/doctor-presence.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const POST = route(operations.renewPresence, async ({ ctx }) => {
  await renewDoctorPresence(ctx);
  return new Response(null, { status: 204 });
});

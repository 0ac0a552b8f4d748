import { renewWaiting, stopWaiting } from "#lib/consultations/presence.ts";
import { ConsultationParams } from "#lib/consultations/schemas.ts";
import { route } from "#lib/http/route.ts";

export const POST = route({ params: ConsultationParams }, ({ ctx, params }) => renewWaiting(ctx, params.id));

export const DELETE = route({ params: ConsultationParams }, async ({ ctx, params }) => {
  await stopWaiting(ctx, params.id);
  return new Response(null, { status: 204 });
});

import { ConsultationParams } from "#lib/consultations/schemas.ts";
import { route } from "#lib/http/route.ts";
import { reissueJoinLink } from "#lib/join-links/issue.ts";

export const POST = route({ params: ConsultationParams }, ({ ctx, params }) =>
  reissueJoinLink(ctx, params.id),
);

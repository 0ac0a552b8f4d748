import { route } from "#lib/api/route.ts";
import { reissueJoinLink, revokeJoinLink } from "#lib/domain/join-links/issue.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.issueJoinLink, ({ ctx, params }) => reissueJoinLink(ctx, params.id));

export const DELETE = route(operations.revokeJoinLink, async ({ ctx, params }) => {
  await revokeJoinLink(ctx, params.id);
  return new Response(null, { status: 204 });
});

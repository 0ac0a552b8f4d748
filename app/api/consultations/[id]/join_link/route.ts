import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";
import { reissueJoinLink, revokeJoinLink } from "#lib/join-links/issue.ts";

export const POST = route(operations.issueJoinLink, ({ ctx, params }) => reissueJoinLink(ctx, params.id));

export const DELETE = route(operations.revokeJoinLink, async ({ ctx, params }) => {
  await revokeJoinLink(ctx, params.id);
  return new Response(null, { status: 204 });
});

import { inviteGuest, listGuests } from "#lib/guests/invite.ts";
import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const GET = route(operations.listGuests, ({ ctx, params }) => listGuests(ctx, params.id));

export const POST = route(operations.inviteGuest, async ({ ctx, params, body }) =>
  Response.json(await inviteGuest(ctx, params.id, body), { status: 201 }),
);

import { route } from "#lib/api/route.ts";
import { inviteGuest, listGuests } from "#lib/domain/guests/invite.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const GET = route(operations.listGuests, ({ ctx, params }) => listGuests(ctx, params.id));

export const POST = route(operations.inviteGuest, async ({ ctx, params, body }) =>
  Response.json(await inviteGuest(ctx, params.id, body), { status: 201 }),
);

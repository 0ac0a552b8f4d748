import { readText } from "#lib/api/parse.ts";
import { publicRoute } from "#lib/api/route.ts";
import { recordRoomCallback } from "#lib/domain/rooms/room-events.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { log } from "#lib/foundation/log.ts";
import { isFromTwilio, readRoomCallback } from "#lib/services/video/room-callback.ts";
import { operations } from "#lib/wire/operations/operations.ts";

/** Twilio's status callbacks. What is signed but of no use to us is taken too: sent again it would be no better. */
export const POST = publicRoute(operations.receiveRoomCallback, async ({ ctx, request }) => {
  const form = new URLSearchParams(await readText(request));
  if (!isFromTwilio(form, request.headers.get("x-twilio-signature"))) {
    throw new DomainError("forbidden", "This is not signed by our video service");
  }
  const callback = readRoomCallback(form);
  if (callback) await recordRoomCallback(ctx.db, callback);
  else log.warn({ requestId: ctx.requestId }, "callback that is not about a room of ours");
  return new Response(null, { status: 204 });
});

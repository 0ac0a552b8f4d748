import { recordRoomCallback } from "#lib/consultations/room-events.ts";
import { DomainError } from "#lib/errors.ts";
import { operations } from "#lib/http/operations.ts";
import { readText } from "#lib/http/parse.ts";
import { publicRoute } from "#lib/http/route.ts";
import { log } from "#lib/log.ts";
import { isFromTwilio, readRoomCallback } from "#lib/video/room-callback.ts";

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

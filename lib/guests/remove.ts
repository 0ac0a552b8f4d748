import { identityOf } from "#lib/consultations/identity.ts";
import { getForActor } from "#lib/consultations/store.ts";
import type { Context } from "#lib/context.ts";
import { decideOnGuest, type Question } from "#lib/guests/decide.ts";
import type { RemovedGuest } from "#lib/guests/schemas.ts";
import { log } from "#lib/log.ts";
import { removeParticipant } from "#lib/video/participants.ts";
import { describeTwilioFailure } from "#lib/video/twilio-failure.ts";

/** Takes an invitation or admission back: no token from now on, and out of the room. Safe to repeat. */
export async function removeGuest(ctx: Context, question: Question): Promise<RemovedGuest> {
  const guest = await decideOnGuest(ctx, question, "removed");
  const { twilioRoomSid } = await getForActor(ctx.db, ctx.actor, question.consultationId);
  if (twilioRoomSid === null) return guest;
  try {
    await removeParticipant(twilioRoomSid, identityOf("guest", guest.id));
    return guest;
  } catch (error) {
    log.warn(
      { requestId: ctx.requestId, guestId: guest.id, twilio: describeTwilioFailure(error), err: error },
      "guest not put out of the room",
    );
    return {
      ...guest,
      warning: "The guest may still be in the room: the video service does not answer. Please try again.",
    };
  }
}

import type { Context } from "#lib/domain/context.ts";
import { decideOnGuest, type Question } from "#lib/domain/guests/decide.ts";
import { closeRoomsNow } from "#lib/domain/rooms/room-keeper.ts";
import type { RemovedGuest } from "#lib/wire/guest.ts";

/**
 * Removes a guest: they get no more tokens and leave the call, which the others continue in the visit's next room. Safe to
 * repeat.
 */
export async function removeGuest(ctx: Context, question: Question): Promise<RemovedGuest> {
  const guest = await decideOnGuest(ctx, question, "removed");
  if (await closeRoomsNow(ctx.db, question.consultationId)) return guest;
  return {
    ...guest,
    warning: "The guest may still be in the room: it is closed as soon as the video service answers.",
  };
}

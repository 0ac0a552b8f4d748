import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { ensureRoom, insertNextRoom, roomName } from "#lib/domain/rooms/room.ts";
import { accessTokenFor } from "#lib/domain/rooms/stored-access-token.ts";
import { runVisitCommand, type Visit } from "#lib/domain/visit/command.ts";
import { readConsultation } from "#lib/domain/visit/read-model.ts";
import { log } from "#lib/foundation/log.ts";
import { describeTwilioFailure } from "#lib/services/video/twilio-failure.ts";
import type { StartedConsultation } from "#lib/wire/consultation.ts";

/**
 * Starts the visit: `scheduled` → `in-progress`, with its first room and both tokens. The record comes first: the visit
 * starts even while Twilio is unreachable, and the room keeper opens the room later.
 * @throws wrong_state  the visit is not scheduled; of several calls at once only one starts it
 */
export async function startConsultation(ctx: Context, id: string): Promise<StartedConsultation> {
  const started = await runVisitCommand(ctx, id, {
    action: "start",
    work: async (tx, visit) => {
      await tx
        .update(consultations)
        .set({
          status: "in-progress",
          startTime: sql`clock_timestamp()`,
          turnedAwayAt: null,
          sessionId: randomUUID(),
          twilioRoomName: roomName(id, 1),
        })
        .where(eq(consultations.id, id));
      await insertNextRoom(tx, id);
      return { audit: [{ action: "consultation.start" }], event: "line", result: visit };
    },
  });
  return { ...(await openFirstRoom(ctx, started)), ...(await readConsultation(ctx.db, ctx.actor, id)) };
}

const warning = "The video room is not ready yet. We keep trying, and let you in as soon as it is.";

async function openFirstRoom(
  ctx: Context,
  visit: Visit,
): Promise<{ token: string | null; warning?: string }> {
  try {
    const room = await ensureRoom(ctx.db, visit.id);
    if (!room) return { token: null, warning: "The consultation has already ended." };
    const token = await accessTokenFor(ctx.db, visit, "doctor", room.name);
    await accessTokenFor(ctx.db, visit, "patient", room.name);
    return { token };
  } catch (error) {
    log.warn(
      {
        requestId: ctx.requestId,
        consultationId: visit.id,
        twilio: describeTwilioFailure(error),
        err: error,
      },
      "consultation started without its room",
    );
    return { token: null, warning };
  }
}

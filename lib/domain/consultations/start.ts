import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { consultations } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { ensureRoom, insertNextRoom, roomName } from "#lib/domain/rooms/room.ts";
import { accessTokenFor } from "#lib/domain/rooms/stored-access-token.ts";
import { requireMay, wrongState } from "#lib/domain/visit/policy.ts";
import { getForActor, readConsultation } from "#lib/domain/visit/store.ts";
import { publishLine } from "#lib/domain/waiting/waiting-line.ts";
import { log } from "#lib/foundation/log.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import { describeTwilioFailure } from "#lib/services/video/twilio-failure.ts";
import type { StartedConsultation } from "#lib/wire/consultation.ts";

/**
 * Starts the visit: `scheduled` → `in-progress`, with its first room and both tokens. The record comes first: when Twilio
 * cannot be reached the visit has started all the same, and the keeper of the rooms opens the room when it can.
 * @throws wrong_state  it is not scheduled; of several at once one starts it, the others get this
 */
export async function startConsultation(ctx: Context, id: string): Promise<StartedConsultation> {
  requireMay(ctx.actor, "start", await getForActor(ctx.db, ctx.actor, id));
  await ctx.db.transaction(async (tx) => {
    const [started] = await tx
      .update(consultations)
      .set({
        status: "in-progress",
        startTime: sql`clock_timestamp()`,
        turnedAwayAt: null,
        sessionId: randomUUID(),
        twilioRoomName: roomName(id, 1),
      })
      .where(and(eq(consultations.id, id), eq(consultations.status, "scheduled")))
      .returning();
    if (!started) throw wrongState("start", (await getForActor(tx, ctx.actor, id)).status);
    await insertNextRoom(tx, id);
    await recordAudit(tx, ctx, "consultation.start", id);
    await publishChange(tx, id);
    await publishLine(tx, started);
  });
  return { ...(await openFirstRoom(ctx, id)), ...(await readConsultation(ctx.db, ctx.actor, id)) };
}

const warning = "The video room is not ready yet. We keep trying, and let you in as soon as it is.";

async function openFirstRoom(ctx: Context, id: string): Promise<{ token: string | null; warning?: string }> {
  try {
    const room = await ensureRoom(ctx.db, id);
    if (!room) return { token: null, warning: "The consultation has already ended." };
    const consultation = await getForActor(ctx.db, ctx.actor, id);
    const token = await accessTokenFor(ctx.db, consultation, "doctor", room.name);
    await accessTokenFor(ctx.db, consultation, "patient", room.name);
    return { token };
  } catch (error) {
    log.warn(
      { requestId: ctx.requestId, consultationId: id, twilio: describeTwilioFailure(error), err: error },
      "consultation started without its room",
    );
    return { token: null, warning };
  }
}

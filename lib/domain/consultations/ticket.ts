import { eq } from "drizzle-orm";
import { waiting } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { ensureRoom, type LiveRoom } from "#lib/domain/rooms/room.ts";
import { accessTokenFor, guestAccessToken, sideIdentity } from "#lib/domain/rooms/stored-access-token.ts";
import { requireStillIn } from "#lib/domain/sessions/read-actor.ts";
import { requireMay, wrongState } from "#lib/domain/visit/policy.ts";
import { type ConsultationRow, getForActor, lockConsultation } from "#lib/domain/visit/store.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import { expiryOf } from "#lib/services/video/access-token.ts";
import { describeTwilioFailure } from "#lib/services/video/twilio-failure.ts";
import type { RoomTicket } from "#lib/wire/consultation.ts";
import { identityOf } from "#lib/wire/participant-identity.ts";

/**
 * What the actor needs to enter the consultation's room. Safe to repeat.
 * @param action `join` is the act of entering, and ends the waiting; `getToken` only fetches
 * @throws unauthenticated  the actor was put out while the room was opened
 * @throws unavailable  the room could not be opened at Twilio yet (with Twilio's code)
 */
export async function issueTicket(
  ctx: Context,
  id: string,
  action: "getToken" | "join",
): Promise<RoomTicket> {
  const consultation = await getForActor(ctx.db, ctx.actor, id);
  requireMay(ctx.actor, action, consultation);
  const room = await roomOrUnavailable(ctx, id);
  if (!room) throw wrongState(action, (await getForActor(ctx.db, ctx.actor, id)).status);
  const { identity, token } = await credentialsFor(ctx, consultation, room.name);
  await ctx.db.transaction(async (tx) => {
    // Whoever was put out by now is refused: the room may be the next one already. To put them out later leaves it behind.
    await lockConsultation(tx, id);
    await requireStillIn(tx, ctx.actor);
    await recordAudit(tx, ctx, action === "join" ? "consultation.join" : "consultation.get_token", id);
    if (action === "join" && ctx.actor.role === "patient") {
      await tx.delete(waiting).where(eq(waiting.consultationId, id));
      await publishChange(tx, id);
    }
  });
  const { TWILIO_SIGNALING_URL, CAPTIONS } = serverEnvironment();
  return {
    token,
    room_name: room.name,
    identity,
    expires_at: expiryOf(token).toISOString(),
    ...(TWILIO_SIGNALING_URL && { signaling_url: TWILIO_SIGNALING_URL }),
    ...(CAPTIONS === "on" && { captions_offered: true }),
  };
}

async function credentialsFor(
  { db, actor }: Context,
  consultation: ConsultationRow,
  roomName: string,
): Promise<{ identity: string; token: string }> {
  if (actor.role === "guest") {
    return { identity: identityOf("guest", actor.userId), token: guestAccessToken(actor.userId, roomName) };
  }
  const side = actor.role === "doctor" ? "doctor" : "patient";
  return {
    identity: sideIdentity(consultation, side),
    token: await accessTokenFor(db, consultation, side, roomName),
  };
}

async function roomOrUnavailable(ctx: Context, id: string): Promise<LiveRoom | undefined> {
  try {
    return await ensureRoom(ctx.db, id);
  } catch (cause) {
    const { code, status } = describeTwilioFailure(cause);
    const detail =
      status === 401 || status === 403
        ? "The video service refuses our account. Please tell the clinic."
        : "The video room is not ready yet. We keep trying.";
    throw new DomainError("unavailable", detail, { type: "room-not-ready", twilioCode: code, cause });
  }
}

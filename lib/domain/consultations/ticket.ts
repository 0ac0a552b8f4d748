import { eq } from "drizzle-orm";
import { waiting } from "#drizzle/schema.ts";
import type { Context } from "#lib/domain/context.ts";
import { ensureRoom, type LiveRoom } from "#lib/domain/rooms/room.ts";
import { accessTokenFor, guestAccessToken, sideIdentity } from "#lib/domain/rooms/stored-access-token.ts";
import { requireStillIn } from "#lib/domain/sessions/read-actor.ts";
import { authorize, runVisitCommand, type Visit } from "#lib/domain/visit/command.ts";
import { wrongState } from "#lib/domain/visit/policy.ts";
import { getForActor } from "#lib/domain/visit/store.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import type { Transaction } from "#lib/platform/db/client.ts";
import { expiryOf } from "#lib/services/video/access-token.ts";
import { describeTwilioFailure } from "#lib/services/video/twilio-failure.ts";
import type { RoomTicket } from "#lib/wire/consultation.ts";
import { identityOf } from "#lib/wire/participant-identity.ts";

/**
 * Returns what the actor needs to enter the consultation's room. Safe to repeat.
 * @param action `join` also ends the patient's waiting; `getToken` does not
 * @throws unauthenticated  the actor lost access while the room was opened
 * @throws unavailable  the room could not be opened at Twilio yet (with Twilio's code)
 */
export async function issueTicket(
  ctx: Context,
  id: string,
  action: "getToken" | "join",
): Promise<RoomTicket> {
  await authorize(ctx, action, id);
  const room = await roomOrUnavailable(ctx, id);
  // The visit ended meanwhile.
  if (!room) throw wrongState(action, (await getForActor(ctx.db, ctx.actor, id)).status);
  const { identity, token } = await runVisitCommand(ctx, id, {
    action,
    work: async (tx, visit) => {
      // Check access again under the lock: an actor who lost it meanwhile must not enter the replacement room.
      await requireStillIn(tx, ctx.actor);
      const result = await credentialsFor(tx, ctx.actor, visit, room.name);
      if (action === "getToken")
        return { audit: [{ action: "consultation.get_token" }], event: "none", result };
      const isPatient = ctx.actor.role === "patient";
      if (isPatient) await tx.delete(waiting).where(eq(waiting.consultationId, id));
      const audit = [{ action: "consultation.join" }] as const;
      return { audit, event: isPatient ? "consultation" : "none", result };
    },
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
  tx: Transaction,
  actor: Actor,
  visit: Visit,
  roomName: string,
): Promise<{ identity: string; token: string }> {
  if (actor.role === "guest") {
    return { identity: identityOf("guest", actor.userId), token: guestAccessToken(actor.userId, roomName) };
  }
  const side = actor.role === "doctor" ? "doctor" : "patient";
  return {
    identity: sideIdentity(visit, side),
    token: await accessTokenFor(tx, visit, side, roomName),
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
